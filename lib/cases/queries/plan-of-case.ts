import { findNextFollowUpOn } from '@/lib/follow-ups/server';
import {
  type ApprovingParty,
  derivePlanState,
  listAwaitedApprovals,
  listPlanRemarks,
  toRemarkableActivities,
} from '@/lib/plans';
import type { Db, Prisma } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { daysOfWeek, type IsoDay, toIsoWeek } from '@/lib/time';
import type { PlanInForceDto, PlanOfCase } from '../case-dto';

const withActivities = {
  activities: { include: { slots: true, type: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.PlanVersionInclude;

type Version = Prisma.PlanVersionGetPayload<{ include: typeof withActivities }>;

/** The plan in force today with this week's activities, and what is on its way. */
export async function getPlanOfCase(
  db: Db,
  { municipalityId, caseId, today }: { municipalityId: string; caseId: string; today: IsoDay },
): Promise<PlanOfCase> {
  const versions = await db.planVersion.findMany({
    where: {
      municipalityId,
      caseId,
      OR: [{ state: { in: ['DRAFT', 'PROPOSED', 'APPROVED'] } }, { inForceTo: { gte: fromDay(today) } }],
    },
    include: withActivities,
    orderBy: { number: 'desc' },
  });
  const stated = versions.map((version) => ({ version, ...stateOf(version, today) }));
  const inForce = stated.find(({ state }) => state === 'IN_FORCE')?.version;
  const coming = stated.find(({ state }) => state === 'APPROVED')?.version;
  const open = stated.find(({ state }) => state === 'DRAFT' || state === 'PROPOSED');
  return {
    inForce: inForce?.inForceFrom
      ? toPlanInForce(
          { ...inForce, inForceFrom: inForce.inForceFrom },
          { today, followUpOn: await findNextFollowUpOn(db, inForce) },
        )
      : null,
    coming: coming?.inForceFrom ? { versionNumber: coming.number, inForceFrom: toDay(coming.inForceFrom) } : null,
    open: open
      ? {
          versionNumber: open.version.number,
          state: open.state === 'PROPOSED' ? 'PROPOSED' : 'DRAFT',
          waitsFor: open.waitsFor,
        }
      : null,
  };
}

function stateOf(version: Version, today: IsoDay) {
  const facts = {
    isProposed: version.proposedAt !== null,
    approvals: [
      ...approval('MUNICIPALITY', version.municipalityApprovedBy),
      ...approval('EMPLOYMENT_SERVICE', version.employmentServiceApprovedBy),
    ],
    isEmploymentServiceParty: version.isEmploymentServiceParty,
    inForceFrom: toDayOrNull(version.inForceFrom),
    inForceTo: toDayOrNull(version.inForceTo),
    isSuperseded: version.supersededAt !== null,
    isEnded: version.endedAt !== null,
  };
  return { state: derivePlanState(facts, { today }), waitsFor: listAwaitedApprovals(facts) };
}

function approval(party: ApprovingParty, userId: string | null) {
  return userId === null ? [] : [{ party, userId }];
}

function toPlanInForce(
  version: Version & { inForceFrom: Date },
  { today, followUpOn }: { today: IsoDay; followUpOn: IsoDay | null },
): PlanInForceDto {
  const days = daysOfWeek(toIsoWeek(today));
  const runsThisWeek = (activity: Version['activities'][number]) =>
    toDay(activity.startsOn) <= days[6] && (activity.endsOn === null || toDay(activity.endsOn) >= days[0]);
  return {
    versionNumber: version.number,
    goalKind: version.goalKind,
    goalOccupation: version.goalOccupation,
    inForceFrom: toDay(version.inForceFrom),
    followUpOn,
    remarks: listPlanRemarks(
      {
        inForceFrom: toDay(version.inForceFrom),
        followUpOn,
        goalKind: version.goalKind,
        activities: toRemarkableActivities(
          version.activities.map(({ startsOn, endsOn, slots, ...activity }) => ({
            ...activity,
            startsOn: toDay(startsOn),
            endsOn: toDayOrNull(endsOn),
            slots: slots.map((slot) => ({
              ...slot,
              startsOn: toDayOrNull(slot.startsOn),
              endsOn: toDayOrNull(slot.endsOn),
            })),
          })),
          version.activities.map(({ type }) => type),
        ),
      },
      { today },
    ),
    activities: version.activities.filter(runsThisWeek).map((activity) => ({
      lineageId: activity.lineageId,
      title: activity.title,
      typeName: activity.type.name,
      activityClass: activity.type.activityClass,
      party: activity.party,
      slots: activity.slots
        .map(({ weekday, startsMinute, endsMinute }) => ({ weekday, startsMinute, endsMinute }))
        .sort((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute),
      flexibleWeeklyMinutes: activity.flexibleWeeklyMinutes,
    })),
  };
}
