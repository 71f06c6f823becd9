import type { BreakPeriod } from '@/lib/plans';
import { addDays, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import type { Setting } from './setting';

/** The person's uppehåll: some weeks in the summer, the days between Christmas and Epiphany, and for some just now. At most four weeks a year. */
export function buildBreaks({ life, calendar, chance }: Setting): (BreakPeriod & { reason: string })[] {
  const firstStage = life.stages.find(({ kind }) => kind !== 'UNASSESSED');
  if (!firstStage) return [];
  const from = calendar.monday(Math.min(firstStage.weeksAgo, 52));
  const breaks: (BreakPeriod & { reason: string })[] = [];
  const add = (fromOn: IsoDay, days: number, reason: string) => {
    if (fromOn >= from && fromOn <= calendar.today) breaks.push({ fromOn, toOn: addDays(fromOn, days - 1), reason });
  };
  if (life.isOnBreak) add(calendar.monday(1), 21, 'Besöker anhöriga');
  const isAwayInSummer = chance.happens(0.45);
  const isAwayAtChristmas = chance.happens(0.25);
  const summerWeek = chance.between(27, 30);
  const summerDays = chance.oneOf([7, 14]);
  if (life.isOnBreak) return breaks;
  const thisYear = Number(calendar.today.slice(0, 4));
  for (const year of [thisYear - 1, thisYear]) {
    if (isAwayInSummer) add(mondayOf(`${year}-W${summerWeek}`), summerDays, 'Sommaruppehåll');
    if (isAwayAtChristmas) add(mondayOf(toIsoWeek(`${year}-12-24`)), 14, 'Juluppehåll');
  }
  return breaks.sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
}
