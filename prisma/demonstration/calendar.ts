import { addDays, addWorkingDays, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';

/** The present day, and the days that the demonstration counts from it. */
export interface Calendar {
  now: Date;
  today: IsoDay;
  /** The Monday this many weeks before the present week's; negative lies ahead. */
  monday(weeksAgo: number): IsoDay;
  /** The working day this many before today; negative lies ahead. */
  workingDaysAgo(count: number): IsoDay;
}

export function calendarOf(now: Date, today: IsoDay): Calendar {
  const thisMonday = mondayOf(toIsoWeek(today));
  return {
    now,
    today,
    monday: (weeksAgo) => addDays(thisMonday, -7 * weeksAgo),
    workingDaysAgo: (count) => addWorkingDays(today, -count),
  };
}

/** The first of some days. */
export function firstOf(...days: [IsoDay, ...IsoDay[]]): IsoDay {
  return days.sort()[0] ?? days[0];
}

/** The last of some days. */
export function lastOf(...days: [IsoDay, ...IsoDay[]]): IsoDay {
  return days.sort().at(-1) ?? days[0];
}

/** A moment of the day in office hours. */
export function officeHour(day: IsoDay, minutesIntoTheDay = 0): Date {
  return new Date(new Date(`${day}T08:00:00.000Z`).getTime() + minutesIntoTheDay * 60_000);
}
