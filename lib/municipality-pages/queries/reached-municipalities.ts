import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';

interface ReachedMunicipality {
  id: string;
  name: string;
  code: string;
}

/** The municipalities within the reader's reach, by name. */
export async function listReachedMunicipalities(db: Db, actor: Actor): Promise<ReachedMunicipality[]> {
  const found = await db.organisation.findMany({
    where: { id: { in: actor.municipalityIds }, kind: 'MUNICIPALITY' },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, municipalityCode: true },
  });
  return found.map(({ id, name, municipalityCode }) => ({ id, name, code: municipalityCode ?? '' }));
}

/** The one with the code, or the first when none is asked for. @throws Refusal 'notFound' when it is out of reach */
export function chooseReached(all: readonly ReachedMunicipality[], code: string | null): ReachedMunicipality {
  const found = code === null ? all[0] : all.find((each) => each.code === code);
  if (!found) throw notFoundRefusal();
  return found;
}
