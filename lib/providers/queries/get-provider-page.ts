import { z } from 'zod';
import { type CommandContext, hasPermission } from '@/lib/access';
import { visibleCases } from '@/lib/access/server';
import { recordAudit, recordAudits } from '@/lib/audit/server';
import type { ContactDto } from '@/lib/contacts';
import { listContacts } from '@/lib/contacts/server';
import { summariseProviderHours } from '@/lib/participants/server';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addMonths, type IsoDay } from '@/lib/time';
import type { ListedParticipant, ProviderChangeDto, ProviderMunicipality, ProviderPage } from '../provider-dto';
import { decideSiteWriting, isAgreed } from '../rules/site';
import { listAgreedProviders } from './agreed-providers';
import { countParticipants, whoIsCounted } from './count-participants';
import { listServices } from './get-provider-list';
import { listMunicipalities } from './municipalities';
import { getProviderResults, getWeeklyHours } from './provider-figures';

const MOST_PARTICIPANTS = 100;
const MOST_CHANGES = 20;
const MOST_COACHES = 50;
const UUID = z.uuid();

/**
 * One provider as seen from a municipality: its sites, whom to call, who from here takes part and what came of it.
 * @throws Refusal 'notFound' for a provider without an agreement within the reader's reach, now or before
 */
export async function getProviderPage(
  context: CommandContext,
  { providerId, code }: { providerId: string; code: string | null },
): Promise<ProviderPage> {
  const { actor, today, now } = context;
  return withActor(actor, async (db) => {
    if (!UUID.safeParse(providerId).success) throw notFoundRefusal();
    const agreed = await db.providerMunicipality.findMany({
      where: { providerId, municipalityId: { in: actor.municipalityIds } },
      select: { municipalityId: true },
    });
    const all = await listMunicipalities(db, actor);
    const municipalities = all.filter(({ id }) => agreed.some(({ municipalityId }) => municipalityId === id));
    const municipality = municipalities.find((each) => code === null || each.code === code);
    if (!municipality) throw notFoundRefusal();
    const [found] = await listAgreedProviders(db, { municipality, providerId });
    if (!found) throw notFoundRefusal();
    const counts = await countProvider(db, context, { municipality, providerId });
    const asked = { municipalityId: municipality.id, providerId, today };
    const seesResults = actor.organisationKind === 'MUNICIPALITY' && actor.role !== 'SYSTEM_ADMINISTRATOR';
    const results = await getProviderResults(db, actor, asked);
    const month = addMonths(`${today.slice(0, 7)}-01`, -1);
    const isManager = actor.role === 'UNIT_MANAGER' || actor.role === 'EMPLOYMENT_MANAGER';
    const mayWrite = hasPermission(actor.role, 'provider.write');
    await recordAudit(
      db,
      actor,
      { action: 'provider.read', municipalityId: municipality.id, subjectId: providerId },
      now,
    );
    return {
      municipality,
      municipalities,
      provider: { ...found, participants: counts },
      isAgreed: isAgreed(found, today),
      services: await listServices(db),
      counted: whoIsCounted(actor),
      coaches: await listCoaches(db, providerId, today),
      participants: await listParticipants(db, context, { municipality, providerId }),
      ...(await getWeeklyHours(db, actor, asked)),
      ...results,
      ...(seesResults ? {} : { endings: null, fourMonths: null }),
      seesResults,
      lastMonth: isManager
        ? { month, told: await summariseProviderHours(db, { municipalityId: municipality.id, providerId, month }) }
        : null,
      changes: mayWrite ? await listChanges(db, providerId) : [],
      writableSites: mayWrite ? await listWritableSites(db, { municipality, providerId }) : [],
      mayWrite,
      today,
    };
  });
}

/** Counted beside every other provider here, so that the same number is told as in the list. */
async function countProvider(
  db: Db,
  { actor, today }: CommandContext,
  { municipality, providerId }: { municipality: ProviderMunicipality; providerId: string },
): Promise<number | null> {
  const beside = await listAgreedProviders(db, { municipality, on: today });
  const providerIds = [...new Set([...beside.map(({ id }) => id), providerId])];
  const told = await countParticipants(db, actor, { municipalityId: municipality.id, providerIds });
  return told.get(providerId) ?? null;
}

async function listCoaches(db: Db, organisationId: string, today: IsoDay): Promise<ContactDto[]> {
  const coaches = await db.userAccount.findMany({
    where: { organisationId, role: 'PROVIDER_COACH', disabledAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true },
    take: MOST_COACHES,
  });
  return listContacts(
    db,
    coaches.map(({ id }) => id),
    today,
  );
}

/** Named for the officers of the municipality who may open the cases; everyone else is told how many. */
async function listParticipants(
  db: Db,
  { actor, now }: CommandContext,
  { municipality, providerId }: { municipality: ProviderMunicipality; providerId: string },
): Promise<ListedParticipant[] | null> {
  if (actor.role !== 'SOCIAL_WORKER' && actor.role !== 'JOB_COACH') return null;
  const municipalityId = municipality.id;
  const running: Prisma.ReferralWhereInput = { providerId, state: { in: ['DECIDED', 'STARTED'] } };
  const cases = await db.case.findMany({
    where: { AND: [visibleCases(actor), { municipalityId, closedOn: null, referrals: { some: running } }] },
    orderBy: [{ person: { familyNameKey: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      number: true,
      protection: true,
      person: { select: { givenName: true, familyName: true } },
      referrals: {
        where: running,
        orderBy: { startsOn: 'desc' },
        take: 1,
        select: { startsOn: true, endsOn: true, extendedTo: true, coachId: true },
      },
    },
    take: MOST_PARTICIPANTS,
  });
  const coachIds = cases.flatMap(({ referrals: [referral] }) => (referral?.coachId ? [referral.coachId] : []));
  const coaches = await db.userAccount.findMany({ where: { id: { in: coachIds } }, select: { id: true, name: true } });
  await recordAudits(
    db,
    actor,
    'provider.participants',
    cases.map(({ id }) => ({ municipalityId, caseId: id })),
    now,
  );
  return cases.map(({ id, number, protection, person, referrals: [referral] }) => ({
    caseId: id,
    name: `${person.givenName} ${person.familyName}`,
    number,
    isProtected: protection !== 'NONE',
    startsOn: toDayOrNull(referral?.startsOn ?? null),
    endsOn: referral ? toDay(referral.extendedTo ?? referral.endsOn) : null,
    coachName: coaches.find(({ id: coachId }) => coachId === referral?.coachId)?.name ?? null,
  }));
}

const storedChanges = z.array(z.object({ field: z.string(), from: z.string(), to: z.string() }));

async function listChanges(db: Db, providerId: string): Promise<ProviderChangeDto[]> {
  const rows = await db.providerChange.findMany({
    where: { providerId },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    take: MOST_CHANGES,
  });
  const users = await db.userAccount.findMany({
    where: { id: { in: rows.map(({ changedBy }) => changedBy) } },
    select: { id: true, name: true, organisation: { select: { name: true } } },
  });
  const sites = await db.providerSite.findMany({ where: { providerId }, select: { id: true, name: true } });
  return rows.map(({ id, kind, siteId, changedBy, changedAt, changes }) => {
    const user = users.find((each) => each.id === changedBy);
    return {
      id,
      kind,
      siteName: sites.find((site) => site.id === siteId)?.name ?? null,
      changedByName: user?.name ?? '',
      municipalityName: user?.organisation.name ?? '',
      changedAt: changedAt.toISOString(),
      changes: storedChanges.parse(changes),
    };
  });
}

async function listWritableSites(
  db: Db,
  { municipality, providerId }: { municipality: ProviderMunicipality; providerId: string },
) {
  const known = await db.organisation.findMany({ where: { kind: 'MUNICIPALITY' }, select: { municipalityCode: true } });
  const knownCodes = known.flatMap(({ municipalityCode }) => municipalityCode ?? []);
  const sites = await db.providerSite.findMany({
    where: { providerId, closedOn: null },
    select: { id: true, municipalityCode: true, revision: true },
  });
  return sites
    .filter(
      ({ municipalityCode }) =>
        decideSiteWriting(municipalityCode, { code: municipality.code, hasAgreement: true, knownCodes }).allowed,
    )
    .map(({ id, revision }) => ({ id, revision }));
}
