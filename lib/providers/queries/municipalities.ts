import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { ProviderMunicipality } from '../provider-dto';

/** The municipalities within the reader's reach, by name, each with the place from which distances are measured. */
export async function listMunicipalities(db: Db, actor: Actor): Promise<ProviderMunicipality[]> {
  const found = await db.organisation.findMany({
    where: { id: { in: actor.municipalityIds }, kind: 'MUNICIPALITY' },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, municipalityCode: true },
  });
  const places = await db.municipalityPlace.findMany({ where: { municipalityId: { in: found.map(({ id }) => id) } } });
  return found.map(({ id, name, municipalityCode }) => {
    const place = places.find(({ municipalityId }) => municipalityId === id);
    return {
      id,
      name,
      code: municipalityCode ?? '',
      place: place ? { name: place.name, latitude: place.latitude, longitude: place.longitude } : null,
    };
  });
}

/** The one that was asked for by its code, or the first. @throws Refusal 'notFound' when it is out of reach */
export function chooseMunicipality(
  municipalities: readonly ProviderMunicipality[],
  code: string | null,
): ProviderMunicipality {
  const chosen = code === null ? municipalities[0] : municipalities.find((each) => each.code === code);
  if (!chosen) throw notFoundRefusal();
  return chosen;
}
