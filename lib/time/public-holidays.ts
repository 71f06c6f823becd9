import { addDays, type IsoDay, weekday } from './iso-day';

/** A day on which nobody is expected anywhere, with its Swedish name. */
export interface PublicHoliday {
  day: IsoDay;
  name: string;
}

/** Easter Sunday of a Gregorian year, by the rule of Meeus, Jones and Butcher. */
export function easterSundayOf(year: number): IsoDay {
  const moonCycle = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * moonCycle + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((moonCycle + 11 * epact + 22 * toSunday) / 451);
  const dayOfMarch = 22 + epact + toSunday - 7 * lateMoon;
  return addDays(`${String(year).padStart(4, '0')}-03-01`, dayOfMarch - 1);
}

function firstSaturdayFrom(day: IsoDay): IsoDay {
  return addDays(day, (13 - weekday(day)) % 7);
}

/**
 * The public holidays of a year in order: those that 1 and 2 §§ lagen (1989:253) om allmänna helgdagar name (as they
 * stand since 2005-04-01), and midsommarafton, julafton and nyårsafton, which working life treats alike.
 *
 * The law also counts every Sunday. An ordinary Sunday is left out: it is a weekend day, on which an activity may lie.
 */
export function listPublicHolidays(year: number): PublicHoliday[] {
  const easter = easterSundayOf(year);
  const midsummerDay = firstSaturdayFrom(`${year}-06-20`);
  const holidays: PublicHoliday[] = [
    { day: `${year}-01-01`, name: 'nyårsdagen' },
    { day: `${year}-01-06`, name: 'trettondedag jul' },
    { day: addDays(easter, -2), name: 'långfredagen' },
    { day: easter, name: 'påskdagen' },
    { day: addDays(easter, 1), name: 'annandag påsk' },
    { day: `${year}-05-01`, name: 'första maj' },
    { day: addDays(easter, 39), name: 'Kristi himmelsfärdsdag' },
    { day: addDays(easter, 49), name: 'pingstdagen' },
    { day: `${year}-06-06`, name: 'nationaldagen' },
    { day: addDays(midsummerDay, -1), name: 'midsommarafton' },
    { day: midsummerDay, name: 'midsommardagen' },
    { day: firstSaturdayFrom(`${year}-10-31`), name: 'alla helgons dag' },
    { day: `${year}-12-24`, name: 'julafton' },
    { day: `${year}-12-25`, name: 'juldagen' },
    { day: `${year}-12-26`, name: 'annandag jul' },
    { day: `${year}-12-31`, name: 'nyårsafton' },
  ];
  return holidays.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const namesByYear = new Map<string, Map<IsoDay, string>>();

/** The Swedish name of the holiday, or null on any other day. */
export function findPublicHolidayName(day: IsoDay): string | null {
  const year = day.slice(0, 4);
  let names = namesByYear.get(year);
  if (!names) {
    names = new Map();
    for (const holiday of listPublicHolidays(Number(year))) {
      const sameDay = names.get(holiday.day);
      names.set(holiday.day, sameDay ? `${sameDay}, ${holiday.name}` : holiday.name);
    }
    namesByYear.set(year, names);
  }
  return names.get(day) ?? null;
}

/** Whether the day is one of {@link listPublicHolidays}. */
export function isPublicHoliday(day: IsoDay): boolean {
  return findPublicHolidayName(day) !== null;
}
