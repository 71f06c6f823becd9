import { formatClockSpan, formatDayAndMonth, formatShortWeekday } from '../../time';
import type { Slot } from './planned-activity';

/**
 * The times of an activity in words: «mån–tor 08.00–16.00, fre 09.00–12.00 (7 januari–)». Days with the same times are told together;
 * days of its own stand after a time that has them.
 */
export function summariseSlots(slots: readonly Slot[]): string {
  const days = new Map<number, string[]>();
  for (const slot of slots.toSorted((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute)) {
    days.set(slot.weekday, [...(days.get(slot.weekday) ?? []), `${formatClockSpan(slot)}${nameDates(slot)}`]);
  }
  const runs: { first: number; last: number; times: string }[] = [];
  for (const [weekday, spans] of days) {
    const times = spans.join(' och ');
    const run = runs.at(-1);
    if (run && run.last === weekday - 1 && run.times === times) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, times });
  }
  return runs.map(({ first, last, times }) => `${nameDays(first, last)} ${times}`).join(', ');
}

/** « (7 januari–)» for a slot with days of its own. */
function nameDates({ startsOn = null, endsOn = null }: Slot): string {
  if (startsOn === null && endsOn === null) return '';
  const [from, to] = [startsOn, endsOn].map((day) => (day === null ? '' : formatDayAndMonth(day)));
  return ` (${from}–${to})`;
}

function nameDays(first: number, last: number): string {
  const start = formatShortWeekday(first);
  if (first === last) return start;
  return last === first + 1 ? `${start} och ${formatShortWeekday(last)}` : `${start}–${formatShortWeekday(last)}`;
}
