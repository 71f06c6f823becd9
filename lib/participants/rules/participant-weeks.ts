import { type IsoDay, type IsoWeek, toIsoWeek } from '../../time';

/** A planned day of one of the provider's activities, with what has been reported of it. */
export interface KeptDay {
  activityId: string;
  day: IsoDay;
  plannedMinutes: number;
  isFlexible: boolean;
}

/**
 * Ended days that lack a report, by week, the last week first. The hours of a flexible activity may all lie on one day: when its reports
 * take up what the week holds, none of its other days lack anything.
 */
export function listUnreportedWeeks({
  kept,
  reports,
  today,
}: {
  kept: readonly KeptDay[];
  reports: readonly { activityId: string; day: IsoDay; plannedMinutes: number }[];
  today: IsoDay;
}): { week: IsoWeek; days: number }[] {
  const reported = new Set(reports.map(({ activityId, day }) => `${activityId} ${day}`));
  const byWeek = new Map<IsoWeek, number>();
  for (const [key, days] of Map.groupBy(kept, ({ activityId, day }) => `${activityId} ${toIsoWeek(day)}`)) {
    const first = days[0];
    if (!first) continue;
    const week = toIsoWeek(first.day);
    const held = days.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
    const used = reports
      .filter(({ activityId, day }) => `${activityId} ${toIsoWeek(day)}` === key)
      .reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
    if (first.isFlexible && used >= held) continue;
    const missing = days.filter(({ activityId, day }) => day < today && !reported.has(`${activityId} ${day}`)).length;
    if (missing > 0) byWeek.set(week, (byWeek.get(week) ?? 0) + missing);
  }
  return [...byWeek].map(([week, days]) => ({ week, days })).sort((a, b) => b.week.localeCompare(a.week));
}
