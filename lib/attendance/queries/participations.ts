import { lastDayHeld, ownReferrals, type Reader, visibleCases } from '@/lib/access/server';
import { loadWeekFacts } from '@/lib/case-weeks/server';
import { calculatePlannedWeek } from '@/lib/plans';
import type { Db, Prisma } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { daysOfWeek, type IsoDay, type IsoWeek } from '@/lib/time';

/** One activity of one person in a week, with what the plan holds of it on each day. */
export interface Participation {
  municipalityId: string;
  caseId: string;
  /** The activity through the versions of the plan (lineage). */
  activityId: string;
  title: string;
  place: string;
  groupId: string | null;
  providerId: string | null;
  /** Whether it is one of the municipality's own of the four kinds (12 kap. 6 a §). */
  isAssigned: boolean;
  /** What the plan holds in the week of an activity without times, which is reported on the days on which it was held; null with times. */
  flexibleWeekMinutes: number | null;
  /** Days with nothing planned are left out. */
  plannedByDay: Record<IsoDay, number>;
  /** The last day that is the reader's to see and report, where a provider's referral has ended; null everywhere else. */
  lastDay: IsoDay | null;
}

/** The cases whose attendance the actor may know: those visible, and for a coach at a provider only own participants. */
export function casesWithinReach(reader: Reader): Prisma.CaseWhereInput {
  const { actor } = reader;
  if (actor.organisationKind !== 'PROVIDER') return visibleCases(actor);
  return { AND: [visibleCases(actor), { referrals: { some: ownReferrals(reader) } }] };
}

interface OwnAsked {
  week: IsoWeek;
  /** Narrows the cases within reach. */
  cases?: Prisma.CaseWhereInput;
  activities?: Prisma.ActivityWhereInput;
}

/**
 * Activities that no provider holds, in plan versions in force some day of the week. For officers: a provider may read no plan. The
 * person's own job search is left out, since nobody is there to see who came.
 */
export async function loadOfficeParticipations(
  db: Db,
  reader: Reader,
  { week, cases = {}, activities = {} }: OwnAsked,
): Promise<Participation[]> {
  if (reader.actor.organisationKind === 'PROVIDER') return [];
  const { monday, sunday } = boundsOf(week);
  const found = await db.activity.findMany({
    where: {
      AND: [
        activities,
        { type: { activityClass: { not: 'JOB_SEARCH' } } },
        { providerId: null, startsOn: { lte: sunday }, OR: [{ endsOn: null }, { endsOn: { gte: monday } }] },
        {
          planVersion: {
            inForceFrom: { lte: sunday },
            OR: [{ inForceTo: null }, { inForceTo: { gte: monday } }],
            caseRecord: { AND: [casesWithinReach(reader), cases] },
          },
        },
      ],
    },
    include: { type: { select: { activityClass: true } } },
    // A later version's words about the same activity win.
    orderBy: { planVersion: { number: 'asc' } },
  });
  const byLineage = new Map(found.map((activity) => [activity.lineageId, activity]));
  const planned = await loadPlannedDays(db, [...byLineage.values()], week);
  return [...byLineage.values()].map((activity) => ({
    ...wordsOf(activity),
    isAssigned: activity.type.activityClass === 'ASSIGNED',
    flexibleWeekMinutes: null,
    plannedByDay: planned.get(activity.lineageId) ?? {},
    lastDay: null,
  }));
}

/** Lineage id → day → minutes, by the same rule as the weekly figures, for all the cases at once. */
async function loadPlannedDays(
  db: Db,
  activities: { municipalityId: string; caseId: string }[],
  week: IsoWeek,
): Promise<Map<string, Record<IsoDay, number>>> {
  const days = daysOfWeek(week);
  const planned = new Map<string, Record<IsoDay, number>>();
  for (const [municipalityId, list] of Map.groupBy(activities, (activity) => activity.municipalityId)) {
    const caseIds = [...new Set(list.map(({ caseId }) => caseId))];
    const facts = await loadWeekFacts(db, { municipalityId, caseIds, from: days[0], to: days[6] });
    for (const { planVersions, breaks } of facts.values()) {
      for (const { day, minutesByActivity } of calculatePlannedWeek({ versions: planVersions, week, breaks }).days) {
        for (const [lineageId, minutes] of Object.entries(minutesByActivity)) {
          if (minutes > 0) planned.set(lineageId, { ...planned.get(lineageId), [day]: minutes });
        }
      }
    }
  }
  return planned;
}

interface ProviderAsked {
  week: IsoWeek;
  cases?: Prisma.CaseWhereInput;
  providerId?: string;
}

/**
 * Activities that a provider holds, with the days that are kept for it. The same source for the provider and for the officers who
 * verify, so that they see the same plan; a day that was reported stays although the plan has changed since.
 */
export async function loadProviderParticipations(
  db: Db,
  reader: Reader,
  { week, cases = {}, providerId }: ProviderAsked,
): Promise<Participation[]> {
  const { actor } = reader;
  const { monday, sunday } = boundsOf(week);
  const municipalityId = { in: actor.municipalityIds };
  const caseRecord = { AND: [casesWithinReach(reader), cases] };
  const ofProvider = providerId ?? (actor.organisationKind === 'PROVIDER' ? actor.organisationId : undefined);
  const keptDays = await db.providerDay.findMany({
    where: {
      municipalityId,
      day: { gte: monday, lte: sunday },
      caseRecord,
      ...(ofProvider ? { providerId: ofProvider } : {}),
    },
  });
  const reportedDays = await db.attendance.findMany({
    where: {
      municipalityId,
      attendedOn: { gte: monday, lte: sunday },
      caseRecord,
      providerId: ofProvider ?? { not: null },
    },
    select: { caseId: true, lineageId: true, attendedOn: true },
  });
  const lastDays = await findLastDays(db, reader, [...keptDays, ...reportedDays]);
  const isHeld = (caseId: string, day: Date) => toDay(day) <= (lastDays.get(caseId) ?? daysOfWeek(week)[6]);
  const days = keptDays.filter(({ caseId, day }) => isHeld(caseId, day));
  const reported = reportedDays.filter(({ caseId, attendedOn }) => isHeld(caseId, attendedOn));
  const lineageIds = [...new Set([...days, ...reported].map(({ lineageId }) => lineageId))];
  if (lineageIds.length === 0) return [];
  const found = await db.activity.findMany({
    where: { municipalityId, lineageId: { in: lineageIds } },
    orderBy: { id: 'asc' },
  });
  const planned = Map.groupBy(days, ({ lineageId }) => lineageId);
  return [...new Map(found.map((activity) => [activity.lineageId, activity])).values()].map((activity) => ({
    ...wordsOf(activity),
    isAssigned: false,
    flexibleWeekMinutes: flexibleMinutesOf(planned.get(activity.lineageId) ?? []),
    plannedByDay: Object.fromEntries(
      (planned.get(activity.lineageId) ?? []).map(({ day, plannedMinutes }) => [toDay(day), plannedMinutes]),
    ),
    lastDay: lastDays.get(activity.caseId) ?? null,
  }));
}

/** Case id → the last day of the reader's own: a coach's end with the referrals that make the person a participant, an officer's do not. */
async function findLastDays(
  db: Db,
  reader: Reader,
  about: readonly { caseId: string }[],
): Promise<Map<string, IsoDay | null>> {
  if (reader.actor.organisationKind !== 'PROVIDER' || about.length === 0) return new Map();
  const own = await db.referral.findMany({
    where: {
      AND: [
        { municipalityId: { in: reader.actor.municipalityIds } },
        { caseId: { in: [...new Set(about.map(({ caseId }) => caseId))] } },
        ownReferrals(reader),
      ],
    },
    select: { caseId: true, state: true, startedOn: true, endedOn: true },
  });
  return new Map([...Map.groupBy(own, ({ caseId }) => caseId)].map(([caseId, list]) => [caseId, lastDayHeld(list)]));
}

/** Every activity of the cases in the week, whoever holds it, as far as the actor may know. */
export async function loadAllParticipations(
  db: Db,
  reader: Reader,
  { week, caseIds }: { week: IsoWeek; caseIds: string[] },
): Promise<Participation[]> {
  const cases = { id: { in: caseIds } };
  return [
    ...(await loadOfficeParticipations(db, reader, { week, cases })),
    ...(await loadProviderParticipations(db, reader, { week, cases })),
  ];
}

function flexibleMinutesOf(days: readonly { isFlexible: boolean; plannedMinutes: number }[]): number | null {
  if (!days.some(({ isFlexible }) => isFlexible)) return null;
  return days.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
}

function boundsOf(week: IsoWeek): { monday: Date; sunday: Date } {
  const days = daysOfWeek(week);
  return { monday: fromDay(days[0]), sunday: fromDay(days[6]) };
}

function wordsOf(activity: {
  municipalityId: string;
  caseId: string;
  lineageId: string;
  title: string;
  place: string;
  groupId: string | null;
  providerId: string | null;
}) {
  const { municipalityId, caseId, lineageId, title, place, groupId, providerId } = activity;
  return { municipalityId, caseId, activityId: lineageId, title, place, groupId, providerId };
}
