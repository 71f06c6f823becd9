import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import { type ConsultationKind, decideService } from '../rules/proposal';
import { storedProposal } from './stored-consultation';

/** More sites than any municipality has. */
const MOST_SITES = 1000;

/** The services (codes) that a provider with an agreement in the municipality on the day holds at an open site. */
export async function listProviderServices(
  db: Db,
  { municipalityId, day }: { municipalityId: string; day: IsoDay },
): Promise<string[]> {
  const agreements = await db.providerMunicipality.findMany({
    where: {
      municipalityId,
      AND: [
        { OR: [{ agreedFrom: null }, { agreedFrom: { lte: fromDay(day) } }] },
        { OR: [{ agreedTo: null }, { agreedTo: { gte: fromDay(day) } }] },
      ],
    },
    select: { providerId: true },
    take: MOST_SITES,
  });
  const sites = await db.providerSite.findMany({
    where: { providerId: { in: agreements.map(({ providerId }) => providerId) }, closedOn: null },
    select: { serviceCodes: true },
    take: MOST_SITES,
  });
  return [...new Set(sites.flatMap(({ serviceCodes }) => serviceCodes))];
}

/** Whether a samråd is about a programme that a provider holds here: then a referral leads it into the plan, and nothing else. */
export async function isHeldByProvider(
  db: Db,
  { municipalityId, kind, proposal }: { municipalityId: string; kind: ConsultationKind; proposal: unknown },
  day: IsoDay,
): Promise<boolean> {
  const code = kind === 'PROGRAMME' ? (storedProposal.parse(proposal)?.typeCode ?? null) : null;
  if (code === null) return false;
  const providerServices = await listProviderServices(db, { municipalityId, day });
  return !decideService({ code }, { kind, providerServices }).allowed;
}
