import type { AttendanceStatus } from './attendance-day';

/** What is said of one day of an activity whose hours have no times. */
export interface FlexibleDay {
  presentMinutes: number;
  status: AttendanceStatus;
}

/**
 * How much of the week's flexible hours each reported day takes: the plan's weekly amount is the norm, and may be used on the days on which
 * it happened, all of it on one. A day on which the person was there takes exactly that time. Absence takes what is then left of the week,
 * shared evenly by the days that say so. What is neither used nor told of is left, and shown as such. A day that takes more than is left
 * is given what is left, which the validation of the day then refuses.
 */
export function shareFlexibleWeek({
  weekMinutes,
  takenMinutes,
  days,
}: {
  /** What the plan holds in the week. */
  weekMinutes: number;
  /** What reports of other days have taken already. */
  takenMinutes: number;
  days: readonly FlexibleDay[];
}): number[] {
  let left = Math.max(0, weekMinutes - takenMinutes);
  const take = (minutes: number) => {
    const taken = Math.min(minutes, left);
    left -= taken;
    return taken;
  };
  const present = days.map(({ presentMinutes, status }) => (status === 'PRESENT' ? take(presentMinutes) : null));
  const absences = days.filter(({ status }) => status !== 'PRESENT').length;
  const rest = left;
  let given = 0;
  return present.map((minutes) => {
    if (minutes !== null) return minutes;
    given += 1;
    // The first days get the odd minutes.
    return Math.ceil((rest * given) / absences) - Math.ceil((rest * (given - 1)) / absences);
  });
}
