/** When one is reached on a weekday, in minutes since midnight. */
export interface DayHours {
  /** 1 is Monday. */
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

/** Days in a row with the same times. */
export interface HoursSpan {
  fromWeekday: number;
  toWeekday: number;
  startsMinute: number;
  endsMinute: number;
}

/** The hours as one says them: «mån–tor 08.00–16.30, fre 08.00–12.00». Days that follow each other with the same times become one span. */
export function groupWorkingHours(hours: readonly DayHours[]): HoursSpan[] {
  const spans: HoursSpan[] = [];
  for (const { weekday, startsMinute, endsMinute } of [...hours].sort((a, b) => a.weekday - b.weekday)) {
    const last = spans.at(-1);
    if (
      last &&
      last.toWeekday === weekday - 1 &&
      last.startsMinute === startsMinute &&
      last.endsMinute === endsMinute
    ) {
      last.toWeekday = weekday;
    } else {
      spans.push({ fromWeekday: weekday, toWeekday: weekday, startsMinute, endsMinute });
    }
  }
  return spans;
}
