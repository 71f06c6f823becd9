import { z } from 'zod';
import type { Actor } from '@/lib/access';
import { holdsDay, ownReferrals, type Reader } from '@/lib/access/server';
import { casesWithinReach } from '@/lib/attendance/server';
import type { Db, Prisma } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { lastDayOf, type ReferralState } from '@/lib/referrals';
import { listReportWeeks } from '@/lib/tasks';
import { addWeeks, daysOfWeek, type IsoDay, type IsoWeek, toIsoWeek } from '@/lib/time';
import type { ParticipantDay, ParticipantReferral } from '../participant-dto';
import { listUnreportedWeeks } from '../rules/participant-weeks';

const storedTimes = z.array(z.object({ startsMinute: z.int(), endsMinute: z.int() }));

/** Own participants by name, at most so many, each with the referrals that make them so. */
export function findParticipants(
  db: Db,
  reader: Reader,
  { where = {}, take }: { where?: Prisma.CaseWhereInput; take: number },
) {
  return db.case.findMany({
    where: { AND: [casesWithinReach(reader), where] },
    select: {
      municipalityId: true,
      id: true,
      protection: true,
      responsibleUserId: true,
      employmentOfficerId: true,
      person: { select: { givenName: true, familyName: true } },
      referrals: { where: ownReferrals(reader), orderBy: { startsOn: 'asc' } },
    },
    orderBy: [{ person: { givenNameKey: 'asc' } }, { person: { familyNameKey: 'asc' } }, { id: 'asc' }],
    take,
  });
}

export type FoundParticipant = Awaited<ReturnType<typeof findParticipants>>[number];

/** What the provider's own days say of each case: what is planned from the first week asked for, and which ended weeks lack reports. */
export interface ParticipantSchedule {
  /** Days from this week on, in order. */
  days: ParticipantDay[];
  unreportedWeeks: { week: IsoWeek; days: number }[];
}

/** Case id → schedule, through the next week. Nothing but the provider's own days and reports (docs/decisions/0013). */
export async function loadSchedules(
  db: Db,
  actor: Actor,
  { cases, today }: { cases: readonly FoundParticipant[]; today: IsoDay },
): Promise<Map<string, ParticipantSchedule>> {
  const thisWeek = toIsoWeek(today);
  const from = daysOfWeek(listReportWeeks(today).toSorted()[0] ?? thisWeek)[0];
  const asked = {
    municipalityId: { in: [...new Set(cases.map(({ municipalityId }) => municipalityId))] },
    caseId: { in: cases.map(({ id }) => id) },
    providerId: actor.organisationId,
  };
  const kept = await db.providerDay.findMany({
    where: { ...asked, day: { gte: fromDay(from), lte: fromDay(daysOfWeek(addWeeks(thisWeek, 1))[6]) } },
    orderBy: { day: 'asc' },
  });
  const reports = await db.attendance.findMany({
    where: { ...asked, attendedOn: { gte: fromDay(from) } },
    select: { caseId: true, lineageId: true, attendedOn: true, plannedMinutes: true },
  });
  const titles = await loadTitles(db, asked, [...new Set(kept.map(({ lineageId }) => lineageId))]);
  const keptByCase = Map.groupBy(kept, ({ caseId }) => caseId);
  const reportsByCase = Map.groupBy(reports, ({ caseId }) => caseId);
  const endedWeeks = listReportWeeks(today);
  return new Map(
    cases.map(({ id, referrals }): [string, ParticipantSchedule] => {
      const ofCase = (keptByCase.get(id) ?? [])
        .filter(({ day }) => holdsDay(referrals, toDay(day)))
        .map((row) => ({
          activityId: row.lineageId,
          day: toDay(row.day),
          title: titles.get(row.lineageId) ?? '',
          plannedMinutes: row.plannedMinutes,
          isFlexible: row.isFlexible,
          times: storedTimes.parse(row.times),
        }));
      return [
        id,
        {
          days: ofCase.filter(({ day }) => toIsoWeek(day) >= thisWeek).map(({ activityId: _, ...day }) => day),
          unreportedWeeks: listUnreportedWeeks({
            kept: ofCase.filter(({ day }) => endedWeeks.includes(toIsoWeek(day))),
            reports: (reportsByCase.get(id) ?? []).map(({ lineageId, attendedOn, plannedMinutes }) => ({
              activityId: lineageId,
              day: toDay(attendedOn),
              plannedMinutes,
            })),
            today,
          }),
        },
      ];
    }),
  );
}

async function loadTitles(
  db: Db,
  asked: { municipalityId: { in: string[] }; providerId: string },
  lineageIds: string[],
): Promise<Map<string, string>> {
  const rows = await db.activity.findMany({
    where: { municipalityId: asked.municipalityId, providerId: asked.providerId, lineageId: { in: lineageIds } },
    orderBy: { id: 'asc' },
    select: { lineageId: true, title: true },
  });
  return new Map(rows.map(({ lineageId, title }) => [lineageId, title]));
}

/** How many own proposals wait for an answer, by case. */
export async function countOpenProposals(
  db: Db,
  actor: Actor,
  cases: readonly FoundParticipant[],
): Promise<Map<string, number>> {
  const rows = await db.planProposal.groupBy({
    by: ['caseId'],
    where: {
      municipalityId: { in: [...new Set(cases.map(({ municipalityId }) => municipalityId))] },
      caseId: { in: cases.map(({ id }) => id) },
      providerId: actor.organisationId,
      state: 'OPEN',
    },
    _count: true,
  });
  return new Map(rows.map(({ caseId, _count }) => [caseId, _count]));
}

/** The referrals as the provider reads them. */
export async function describeReferrals(
  db: Db,
  referrals: FoundParticipant['referrals'],
): Promise<ParticipantReferral[]> {
  const types = await db.activityType.findMany({
    where: { code: { in: referrals.map(({ typeCode }) => typeCode) } },
    select: { code: true, name: true },
  });
  const coaches = await db.userAccount.findMany({
    where: { id: { in: referrals.flatMap(({ coachId }) => coachId ?? []) } },
    select: { id: true, name: true },
  });
  return referrals.map(
    ({
      id,
      typeCode,
      state,
      startsOn,
      startedOn,
      endsOn,
      extendedTo,
      takenOverOn,
      endedOn,
      seenUntil,
      purpose,
      coachId,
    }) => ({
      referralId: id,
      serviceName: types.find(({ code }) => code === typeCode)?.name ?? '',
      state: stateToldOf(state),
      startsOn: toDay(startedOn ?? startsOn),
      // What never began has no end of its own: its days are those that were decided.
      endsOn:
        state === 'ENDED' && endedOn
          ? toDay(endedOn)
          : lastDayOf({ endsOn: toDay(extendedTo ?? endsOn), takenOverOn: toDayOrNull(takenOverOn) }),
      seenUntil: toDayOrNull(seenUntil),
      purpose,
      coachName: coaches.find(({ id: userId }) => userId === coachId)?.name ?? null,
    }),
  );
}

/** What is decided of a referral, as its provider is told it; it is not told of what is only asked about. */
function stateToldOf(state: ReferralState): ParticipantReferral['state'] {
  return state === 'STARTED' || state === 'ENDED' || state === 'CANCELLED' ? state : 'DECIDED';
}
