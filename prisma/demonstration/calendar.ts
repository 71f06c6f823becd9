import { addDays, addWorkingDays, type IsoDay, type IsoWeek, mondayOf, toIsoWeek } from '@/lib/time';

const WEEKS_A_YEAR = 52;

/** The present day, and the days that the demonstration counts from it. */
export interface Calendar {
  now: Date;
  today: IsoDay;
  /** The Monday this many weeks before the present week's; negative lies ahead. */
  monday(weeksAgo: number): IsoDay;
  /** The working day this many before today; negative lies ahead. */
  workingDaysAgo(count: number): IsoDay;
  /** The 52 weeks before the present one, oldest first. */
  pastWeeks: PastWeek[];
}

/** A week that has ended, and when what happened in it was reported and verified. */
export interface PastWeek {
  week: IsoWeek;
  sunday: IsoDay;
  weeksAgo: number;
  reportedAt: Date;
  verifiedAt: Date;
}

export function calendarOf(now: Date, today: IsoDay): Calendar {
  const thisMonday = mondayOf(toIsoWeek(today));
  return {
    now,
    today,
    monday: (weeksAgo) => addDays(thisMonday, -7 * weeksAgo),
    workingDaysAgo: (count) => addWorkingDays(today, -count),
    pastWeeks: Array.from({ length: WEEKS_A_YEAR }, (_, index) => {
      const weeksAgo = WEEKS_A_YEAR - index;
      const nextMonday = addDays(thisMonday, -7 * (weeksAgo - 1));
      const onMonday = officeHour(nextMonday, 45);
      return {
        week: toIsoWeek(addDays(nextMonday, -7)),
        sunday: addDays(nextMonday, -1),
        weeksAgo,
        reportedAt: onMonday < now ? onMonday : now,
        verifiedAt: officeHour(addDays(nextMonday, 3), 150),
      };
    }),
  };
}

/** The first of some days. */
export function firstOf(...days: [IsoDay, ...IsoDay[]]): IsoDay {
  return days.sort()[0] ?? days[0];
}

/** A moment of the day in office hours. */
export function officeHour(day: IsoDay, minutesIntoTheDay = 0): Date {
  return new Date(new Date(`${day}T08:00:00.000Z`).getTime() + minutesIntoTheDay * 60_000);
}
