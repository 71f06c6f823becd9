import type { IsoDay } from '../../time';
import type { AttendanceDay, AttendanceStatus } from './attendance-day';

/** Minutes of a week: planned = attended + excused + unexcused + cancelled + unanswered. */
export interface AttendanceWeek {
  plannedMinutes: number;
  attendedMinutes: number;
  excusedMinutes: number;
  unexcusedMinutes: number;
  cancelledMinutes: number;
  unansweredMinutes: number;
}

type RestKind = Exclude<keyof AttendanceWeek, 'plannedMinutes' | 'attendedMinutes'>;

/**
 * What the part of the planned time that was not attended counts as. PRESENT leaves no rest; one that does is
 * unanswered.
 */
export const REST_KINDS: Readonly<Record<AttendanceStatus, RestKind>> = {
  PRESENT: 'unansweredMinutes',
  SICK: 'excusedMinutes',
  SICK_CHILD: 'excusedMinutes',
  APPROVED_ABSENCE: 'excusedMinutes',
  UNEXCUSED_ABSENCE: 'unexcusedMinutes',
  CANCELLED: 'cancelledMinutes',
  NOT_ANSWERED: 'unansweredMinutes',
};

/**
 * The attendance of a week (domain, section 3). `planned` is what the plan holds by activity and day, `reports` what
 * has been reported. What is planned and not reported is unanswered, never absence. A report keeps the planned
 * minutes that it was made against, also when the plan has changed since, or holds nothing on that day any more. Of hours without times,
 * what the reports of the week have not taken is unanswered.
 */
export function summariseAttendanceWeek({
  planned,
  reports,
}: {
  planned: readonly { activityId: string; day: IsoDay; plannedMinutes: number; isFlexible?: boolean }[];
  reports: readonly (AttendanceDay & { activityId: string })[];
}): AttendanceWeek {
  const week: AttendanceWeek = {
    plannedMinutes: 0,
    attendedMinutes: 0,
    excusedMinutes: 0,
    unexcusedMinutes: 0,
    cancelledMinutes: 0,
    unansweredMinutes: 0,
  };
  const reported = new Set<string>();
  for (const { activityId, day, plannedMinutes, presentMinutes, status } of reports) {
    reported.add(`${activityId} ${day}`);
    week.plannedMinutes += plannedMinutes;
    week.attendedMinutes += presentMinutes;
    week[REST_KINDS[status]] += plannedMinutes - presentMinutes;
  }
  const unanswered = (minutes: number) => {
    week.plannedMinutes += minutes;
    week.unansweredMinutes += minutes;
  };
  for (const { activityId, day, plannedMinutes, isFlexible } of planned) {
    if (!isFlexible && !reported.has(`${activityId} ${day}`)) unanswered(plannedMinutes);
  }
  const flexible = planned.filter(({ isFlexible }) => isFlexible);
  for (const [activityId, days] of Map.groupBy(flexible, (day) => day.activityId)) {
    const held = days.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
    const taken = reports.reduce(
      (sum, report) => sum + (report.activityId === activityId ? report.plannedMinutes : 0),
      0,
    );
    unanswered(Math.max(0, held - taken));
  }
  return week;
}
