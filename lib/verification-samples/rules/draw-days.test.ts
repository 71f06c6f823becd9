import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawDays, type ReportedDay, SAMPLE_PERCENT, SMALLEST_SAMPLE, sharePlaces } from './draw-days';

const seed = fc.string({ minLength: 1, maxLength: 36 });
const month = fc
  .array(fc.nat({ max: 120 }), { minLength: 1, maxLength: 12 })
  .map((counts) =>
    counts.flatMap((count, provider) =>
      Array.from({ length: count }, (_, day) => ({ id: `${provider}-${day}`, providerId: `p${provider}` })),
    ),
  );

const countByProvider = (days: readonly ReportedDay[]) =>
  new Map([...Map.groupBy(days, ({ providerId }) => providerId)].map(([id, list]) => [id, list.length]));

describe('how many days are drawn of each provider', () => {
  it.each<[string, Record<string, number>, Record<string, number>]>([
    ['nothing reported', {}, {}],
    ['a provider without reports', { a: 0, b: 20 }, { b: 10 }],
    ['fewer than ten in all: every one', { a: 3, b: 4 }, { a: 3, b: 4 }],
    ['at least ten', { a: 100 }, { a: 10 }],
    ['five per cent', { a: 1000 }, { a: 50 }],
    ['rounded up', { a: 401 }, { a: 21 }],
    ['in proportion', { a: 600, b: 300, c: 100 }, { a: 30, b: 15, c: 5 }],
    ['at least one of each', { a: 990, b: 10 }, { a: 49, b: 1 }],
  ])('%s', (_name, reports, places) => {
    expect(Object.fromEntries(sharePlaces(new Map(Object.entries(reports)), 'lott'))).toEqual(places);
  });

  it('draws one of each when there are more providers than days to draw', () => {
    const reports = new Map(Array.from({ length: 30 }, (_, index) => [`p${index}`, 2]));
    expect([...sharePlaces(reports, 'lott').values()]).toEqual(Array.from({ length: 30 }, () => 1));
  });
});

describe('drawDays', () => {
  it('draws the same for the same seed, in whatever order the days come', () => {
    fc.assert(
      fc.property(month, seed, (days, lot) => {
        const drawn = drawDays(days, lot);
        expect(drawDays(days, lot)).toEqual(drawn);
        expect(new Set(drawDays(days.toReversed(), lot))).toEqual(new Set(drawn));
      }),
    );
  });

  it('draws each day at most once, never more than there are, and from every provider that has reported', () => {
    fc.assert(
      fc.property(month, seed, (days, lot) => {
        const drawn = drawDays(days, lot);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((day) => days.includes(day))).toBe(true);
        const [reported, places] = [countByProvider(days), countByProvider(drawn)];
        expect([...places.keys()].sort()).toEqual([...reported.keys()].sort());
        expect([...places].every(([id, count]) => count <= (reported.get(id) ?? 0))).toBe(true);
        const size = Math.max(SMALLEST_SAMPLE, Math.ceil((days.length * SAMPLE_PERCENT) / 100), reported.size);
        expect(drawn.length).toBe(Math.min(days.length, size));
      }),
    );
  });

  it('draws no fewer of a provider that has reported more', () => {
    fc.assert(
      fc.property(month, seed, (days, lot) => {
        const [reported, places] = [countByProvider(days), countByProvider(drawDays(days, lot))];
        for (const [a, reportsA] of reported) {
          for (const [b, reportsB] of reported) {
            if (reportsA > reportsB) expect(places.get(a) ?? 0).toBeGreaterThanOrEqual(places.get(b) ?? 0);
          }
        }
      }),
    );
  });

  it('gives every day of a provider the same chance', () => {
    const days = Array.from({ length: 40 }, (_, day) => ({ id: `dag-${day}`, providerId: 'a' }));
    const drawn = Array.from({ length: 2000 }, (_, lot) => drawDays(days, `lott ${lot}`)).flat();
    const times = days.map((day) => drawn.filter((each) => each === day).length);
    // Ten of forty, two thousand times: five hundred each, give or take.
    expect(Math.min(...times)).toBeGreaterThan(400);
    expect(Math.max(...times)).toBeLessThan(600);
  });
});
