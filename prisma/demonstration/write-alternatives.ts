import type { Db, Prisma } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import type { CaseRows, VersionRows } from './rows';

/** Writes beside each draft a lighter week to compare it with: the same activities, with Friday off. */
export async function writeAlternatives(db: Db, cases: readonly CaseRows[]): Promise<void> {
  const drafts = cases.flatMap(({ versions }) => versions.filter(({ agreement }) => agreement === null));
  await db.planAlternative.createMany({ data: drafts.map(lighterWeek) });
}

function lighterWeek({ draft, activities, slots }: VersionRows): Prisma.PlanAlternativeCreateManyInput {
  const { municipalityId, caseId, id, changedBy, changedAt } = draft;
  const kept = activities
    .map((activity) => ({
      activity,
      own: slots.filter(({ activityId, weekday }) => activityId === activity.id && weekday < 5),
    }))
    .filter(({ activity, own }) => activity.flexibleWeeklyMinutes != null || own.length > 0);
  return {
    municipalityId,
    caseId,
    planVersionId: id ?? '',
    letter: 'B',
    name: 'Ledig fredag',
    changedBy,
    changedAt,
    activities: kept.map(({ activity, own }) => ({
      lineageId: activity.lineageId,
      typeCode: activity.typeCode,
      title: activity.title,
      groupId: activity.groupId ?? null,
      startsOn: toDay(new Date(activity.startsOn)),
      endsOn: toDayOrNull(activity.endsOn == null ? null : new Date(activity.endsOn)),
      flexibleWeeklyMinutes: activity.flexibleWeeklyMinutes ?? null,
      place: activity.place ?? '',
      contactName: activity.contactName ?? '',
      contactPhone: activity.contactPhone ?? '',
      contactEmail: activity.contactEmail ?? '',
      travelMinutes: null,
      exceptions: [],
      slots: own.map(({ weekday, startsMinute, endsMinute }) => ({ weekday, startsMinute, endsMinute })),
    })),
  };
}
