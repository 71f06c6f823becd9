import { z } from 'zod';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDayOrNull } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { ListedProvider, ProviderMunicipality } from '../provider-dto';
import { seeSites } from '../rules/provider-list';
import { LANGUAGES, type ProviderSite, SPECIALISATIONS, SUPPORT_LEVELS } from '../rules/site';

/** More providers than any municipality has; the page holds them all, since the order of the day is drawn over all of them. */
const MOST_PROVIDERS = 200;
const MOST_SITES = 1000;

const codes = z.object({
  languages: z.array(z.enum(LANGUAGES)),
  specialisations: z.array(z.enum(SPECIALISATIONS)),
  levels: z.array(z.enum(SUPPORT_LEVELS)),
});

/**
 * The providers with an agreement in the municipality, with their open sites as seen from there. With `on`, those whose agreement holds that day;
 * with `providerId`, that one whatever its dates.
 */
export async function listAgreedProviders(
  db: Db,
  { municipality, on, providerId }: { municipality: ProviderMunicipality; on?: IsoDay; providerId?: string },
): Promise<Omit<ListedProvider, 'participants'>[]> {
  const agreements = await db.providerMunicipality.findMany({
    where: {
      municipalityId: municipality.id,
      ...(providerId ? { providerId } : {}),
      ...(on
        ? {
            AND: [
              { OR: [{ agreedFrom: null }, { agreedFrom: { lte: fromDay(on) } }] },
              { OR: [{ agreedTo: null }, { agreedTo: { gte: fromDay(on) } }] },
            ],
          }
        : {}),
    },
    orderBy: { providerId: 'asc' },
    take: MOST_PROVIDERS,
  });
  const ids = agreements.map((agreement) => agreement.providerId);
  const providers = await db.organisation.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const sites = await db.providerSite.findMany({
    where: { providerId: { in: ids }, closedOn: null },
    orderBy: { id: 'asc' },
    take: MOST_SITES,
  });
  const sitesOf = Map.groupBy(sites, (site) => site.providerId);
  const nameOf = new Map(providers.map(({ id, name }) => [id, name]));
  return agreements.map((agreement) => ({
    id: agreement.providerId,
    name: nameOf.get(agreement.providerId) ?? '',
    agreedFrom: toDayOrNull(agreement.agreedFrom),
    agreedTo: toDayOrNull(agreement.agreedTo),
    sites: seeSites((sitesOf.get(agreement.providerId) ?? []).map(readSite), {
      municipalityCode: municipality.code,
      place: municipality.place,
    }),
  }));
}

interface SiteRow {
  id: string;
  name: string;
  address: string;
  municipalityCode: string;
  hasOffice: boolean;
  latitude: number | null;
  longitude: number | null;
  openingHours: string;
  languages: string[];
  specialisations: string[];
  serviceCodes: string[];
  levels: string[];
}

/** A site as the rules know it, from its row. */
export function readSite(row: SiteRow): ProviderSite {
  const { id, name, address, municipalityCode, hasOffice, latitude, longitude, openingHours, serviceCodes } = row;
  return {
    id,
    name,
    address,
    municipalityCode,
    hasOffice,
    coordinates: latitude !== null && longitude !== null ? { latitude, longitude } : null,
    openingHours,
    serviceCodes,
    ...codes.parse({ languages: row.languages, specialisations: row.specialisations, levels: row.levels }),
  };
}
