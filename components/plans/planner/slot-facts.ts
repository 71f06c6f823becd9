import type { CatalogueEntry, PlanFigures } from '@/lib/plans';
import { formatClockSpan } from '@/lib/time';

/** What the activity counts as in the week. */
export function classOf(catalogue: readonly CatalogueEntry[], typeCode: string) {
  return catalogue.find(({ code }) => code === typeCode)?.activityClass ?? 'ASSIGNED';
}

/** The part of the slot that another activity claims too, as a time; null when none does. */
export function findClash(
  { doubleBookings }: PlanFigures,
  lineageId: string,
  slot: { weekday: number; startsMinute: number; endsMinute: number },
): string | null {
  const clash = doubleBookings.find(
    (booking) =>
      booking.lineageIds.includes(lineageId) &&
      booking.weekday === slot.weekday &&
      booking.startsMinute < slot.endsMinute &&
      booking.endsMinute > slot.startsMinute,
  );
  return clash ? formatClockSpan(clash) : null;
}
