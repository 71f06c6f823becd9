import type { IsoDay } from '../../time';

/**
 * Calendar months with försörjningsstöd from `fromMonth` up to and including `toMonth`, or the month of `today` while it goes on.
 * The months that 12 kap. 4 a § counts three of.
 */
export function countAssistanceMonths({
  fromMonth,
  toMonth,
  today,
}: {
  fromMonth: IsoDay;
  toMonth: IsoDay | null;
  today: IsoDay;
}): number {
  const last = toMonth !== null && toMonth < today ? toMonth : today;
  return Math.max(0, monthNumber(last) - monthNumber(fromMonth) + 1);
}

function monthNumber(day: IsoDay): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
