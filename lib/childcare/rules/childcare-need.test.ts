import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AwayTime,
  type ChildcarePlace,
  calculateChildcareGap,
  calculateChildcareNeed,
  suggestAdaptation,
} from './childcare-need';

const time = (weekday: number, from: number, to: number, travelMinutes = 0): AwayTime => ({
  title: 'Praktik',
  weekday,
  startsMinute: from * 60,
  endsMinute: to * 60,
  travelMinutes,
});
const everyWeekday = (opens: number, closes: number) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: opens * 60, closesMinute: closes * 60 }));

describe('the childcare that a week needs', () => {
  it.each<[string, AwayTime[], number, number]>([
    ['nothing planned', [], 0, 0],
    ['one day 8–16', [time(1, 8, 16)], 0, 8],
    ['with half an hour each way', [time(1, 8, 16, 30)], 0, 9],
    ['a pause of an hour is bridged', [time(1, 8, 12), time(1, 13, 16)], 0, 8],
    ['a pause of two is not', [time(1, 8, 12), time(1, 14, 16)], 0, 6],
    ['two that overlap count once', [time(1, 8, 12), time(1, 10, 14)], 0, 6],
    ['the same hours on two days', [time(1, 8, 12), time(2, 8, 12)], 0, 8],
    ['three hours whenever in the week', [time(1, 8, 12)], 180, 7],
    ['no day is longer than a day', [time(1, 0, 24, 60)], 0, 24],
  ])('%s', (_name, times, flexibleMinutes, hours) => {
    expect(calculateChildcareNeed({ times, flexibleMinutes }).totalMinutes).toBe(hours * 60);
  });
});

describe('what a place covers of it', () => {
  const gapOf = (times: AwayTime[], place: ChildcarePlace | null, flexibleMinutes = 0) =>
    calculateChildcareGap({ need: calculateChildcareNeed({ times, flexibleMinutes }), times, place });

  it.each<[string, AwayTime[], ChildcarePlace | null, number]>([
    ['nothing without a place', [time(1, 8, 16)], null, 8],
    ['all of it', [time(1, 8, 16)], { weeklyMinutes: 2400, hours: everyWeekday(6, 18) }, 0],
    [
      'what lies before the opening is missing',
      [time(1, 6, 16)],
      { weeklyMinutes: 2400, hours: everyWeekday(7, 18) },
      1,
    ],
    ['a day when it is closed is missing', [time(6, 8, 12)], { weeklyMinutes: 2400, hours: everyWeekday(7, 18) }, 4],
    ['fifteen hours are fifteen hours', [1, 2, 3].map((day) => time(day, 8, 16)), { weeklyMinutes: 900, hours: [] }, 9],
  ])('%s', (_name, times, place, hours) => {
    expect(gapOf(times, place).gapMinutes).toBe(hours * 60);
  });

  it('points out the times outside the opening hours, with the way counted', () => {
    const place = { weeklyMinutes: 2400, hours: everyWeekday(7, 17) };
    const times = [time(1, 7, 16, 15), time(2, 9, 17, 15), time(3, 6, 18), time(4, 8, 16), time(7, 9, 12)];
    expect(gapOf(times, place).outside.map(({ weekday, how }) => [weekday, how])).toEqual([
      [1, 'BEFORE'],
      [2, 'AFTER'],
      [3, 'BOTH'],
      [7, 'CLOSED'],
    ]);
  });

  it('suggests the adaptation of the child with the largest gap, in whole five minutes', () => {
    expect(suggestAdaptation([])).toBe(0);
    expect(suggestAdaptation([{ gapMinutes: 120 }, { gapMinutes: 421 }])).toBe(425);
    expect(suggestAdaptation([{ gapMinutes: 9000 }])).toBe(2400);
  });
});

describe('the laws of the need', () => {
  const away = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      startsMinute: fc.integer({ min: 0, max: 1380 }),
      length: fc.integer({ min: 5, max: 600 }),
      travelMinutes: fc.integer({ min: 0, max: 90 }),
    })
    .map(
      ({ length, ...rest }): AwayTime => ({
        title: 'x',
        ...rest,
        endsMinute: Math.min(1440, rest.startsMinute + length),
      }),
    );
  const week = fc.record({ times: fc.array(away, { maxLength: 12 }), flexibleMinutes: fc.nat({ max: 2400 }) });
  const place = fc.record({
    weeklyMinutes: fc.integer({ min: 5, max: 4200 }),
    hours: fc.uniqueArray(
      fc
        .record({
          weekday: fc.integer({ min: 1, max: 7 }),
          opensMinute: fc.nat({ max: 700 }),
          open: fc.integer({ min: 5, max: 700 }),
        })
        .map(({ open, ...rest }) => ({ ...rest, closesMinute: rest.opensMinute + open })),
      { selector: ({ weekday }) => weekday },
    ),
  });

  it('every minute away is needed once, and the child is never left outside the day', () => {
    fc.assert(
      fc.property(week, ({ times, flexibleMinutes }) => {
        const { spans, totalMinutes } = calculateChildcareNeed({ times, flexibleMinutes });
        const minutes = new Set(times.flatMap((each) => minutesOf(each)));
        const spanned = spans.flatMap((each) => minutesOf(each));
        expect(new Set(spanned).size).toBe(spanned.length);
        expect(totalMinutes).toBe(spanned.length + flexibleMinutes);
        expect(new Set([...spanned, ...minutes]).size).toBe(spanned.length);
        for (const { startsMinute, endsMinute } of spans) expect(startsMinute >= 0 && endsMinute <= 1440).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('order does not matter, and one time more never needs less', () => {
    fc.assert(
      fc.property(week, away, ({ times, flexibleMinutes }, more) => {
        const need = calculateChildcareNeed({ times, flexibleMinutes });
        expect(calculateChildcareNeed({ times: times.toReversed(), flexibleMinutes })).toEqual(need);
        const larger = calculateChildcareNeed({ times: [...times, more], flexibleMinutes });
        expect(larger.totalMinutes).toBeGreaterThanOrEqual(need.totalMinutes);
      }),
    );
  });

  it('covered and missing make the need, and a place with more hours never covers less', () => {
    fc.assert(
      fc.property(week, place, fc.nat({ max: 500 }), (asked, given, more) => {
        const need = calculateChildcareNeed(asked);
        const gap = calculateChildcareGap({ need, times: asked.times, place: given });
        expect(gap.coveredMinutes + gap.gapMinutes).toBe(need.totalMinutes);
        expect(gap.coveredMinutes).toBeGreaterThanOrEqual(0);
        expect(gap.gapMinutes).toBeGreaterThanOrEqual(0);
        expect(gap.coveredMinutes).toBeLessThanOrEqual(given.weeklyMinutes);
        const longer = { ...given, weeklyMinutes: given.weeklyMinutes + more };
        const after = calculateChildcareGap({ need, times: asked.times, place: longer });
        expect(after.gapMinutes).toBeLessThanOrEqual(gap.gapMinutes);
      }),
    );
  });
});

function minutesOf({
  weekday,
  startsMinute,
  endsMinute,
}: {
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}) {
  return Array.from({ length: endsMinute - startsMinute }, (_, index) => weekday * 1440 + startsMinute + index);
}
