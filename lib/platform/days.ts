import type { IsoDay } from '@/lib/time';

/** A `date` column as Prisma reads it (midnight UTC) → 'YYYY-MM-DD'. */
export function toDay(column: Date): IsoDay {
  return column.toISOString().slice(0, 10);
}

/** The same for a column that may be null. */
export function toDayOrNull(column: Date | null): IsoDay | null {
  return column === null ? null : toDay(column);
}

/** 'YYYY-MM-DD' → what Prisma writes to a `date` column. */
export function fromDay(day: IsoDay): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The same for a day that may be missing. */
export function fromDayOrNull(day: IsoDay | null | undefined): Date | null {
  return day ? fromDay(day) : null;
}
