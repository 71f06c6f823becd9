import type { Db } from '@/lib/platform/database';
import { fromDay, toDayOrNull } from '@/lib/platform/days';
import { daysOfWeek, type IsoDay, toIsoWeek } from '@/lib/time';
import type { AwayTime } from '../rules/childcare-need';

interface AwayWeek {
  hasPlan: boolean;
  times: AwayTime[];
  /** Hours without a fixed time. */
  flexibleMinutes: number;
}

/**
 * When the plan in force keeps the parent away in an ordinary week like this one, whoever holds the activity; the parent's own search for work needs no
 * childcare. Holidays and single cancelled days are left out: a place is for the weeks that are not like that.
 */
export async function loadAwayTimes(
  db: Db,
  { municipalityId, caseId, today }: { municipalityId: string; caseId: string; today: IsoDay },
): Promise<AwayWeek> {
  const version = await db.planVersion.findFirst({
    where: {
      municipalityId,
      caseId,
      inForceFrom: { not: null },
      OR: [{ inForceTo: null }, { inForceTo: { gte: fromDay(today) } }],
    },
    orderBy: { inForceFrom: 'asc' },
    select: { id: true, inForceFrom: true },
  });
  if (!version) return { hasPlan: false, times: [], flexibleMinutes: 0 };
  const beginsOn = toDayOrNull(version.inForceFrom) ?? today;
  const [monday, , , , , , sunday] = daysOfWeek(toIsoWeek(beginsOn > today ? beginsOn : today));
  const isHeld = (from: Date | null, to: Date | null) =>
    (toDayOrNull(from) ?? monday) <= sunday && (toDayOrNull(to) ?? sunday) >= monday;
  const activities = await db.activity.findMany({
    where: { municipalityId, planVersionId: version.id, type: { activityClass: { not: 'JOB_SEARCH' } } },
    include: { slots: true },
    orderBy: { position: 'asc' },
  });
  const held = activities.filter(({ startsOn, endsOn }) => isHeld(startsOn, endsOn));
  return {
    hasPlan: true,
    times: held.flatMap(({ title, travelMinutes, slots }) =>
      slots
        .filter(({ startsOn, endsOn }) => isHeld(startsOn, endsOn))
        .map(({ weekday, startsMinute, endsMinute }) => ({
          title,
          weekday,
          startsMinute,
          endsMinute,
          travelMinutes: travelMinutes ?? 0,
        })),
    ),
    flexibleMinutes: held.reduce((sum, { flexibleWeeklyMinutes }) => sum + (flexibleWeeklyMinutes ?? 0), 0),
  };
}
