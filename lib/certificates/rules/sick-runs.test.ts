import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDay, listDays, weekday } from '../../time';
import { findOverlap, isRunCovered, listSickRuns } from './sick-runs';

const days = (from: IsoDay, to: IsoDay) => listDays({ from, to });
const workdays = (from: IsoDay, to: IsoDay) => days(from, to).filter((day) => weekday(day) <= 5);

describe('sickness over seven days in a row', () => {
  const planned = workdays('2026-11-02', '2026-11-27');
  it.each<[string, IsoDay[], [IsoDay, IsoDay, number][]]>([
    ['nobody is ill', [], []],
    ['a week of workdays is five days', workdays('2026-11-02', '2026-11-06'), []],
    ['Monday to Sunday is seven', days('2026-11-02', '2026-11-08'), []],
    ['the Monday after is the eighth', workdays('2026-11-02', '2026-11-09'), [['2026-11-02', '2026-11-09', 8]]],
    [
      'a planned day without a sick report ends it',
      workdays('2026-11-02', '2026-11-13').filter((day) => day !== '2026-11-09'),
      [],
    ],
    [
      'two runs with a day at work between',
      [...workdays('2026-11-02', '2026-11-10'), ...workdays('2026-11-12', '2026-11-20')],
      [
        ['2026-11-02', '2026-11-10', 9],
        ['2026-11-12', '2026-11-20', 9],
      ],
    ],
    ['the same day twice counts once', ['2026-11-02', ...workdays('2026-11-02', '2026-11-06')], []],
  ])('%s', (_name, sickDays, runs) => {
    const found = listSickRuns({ sickDays, plannedDays: planned });
    expect(found.map(({ fromOn, toOn, days: count }) => [fromOn, toOn, count])).toEqual(runs);
  });

  it('holds days between on which nothing was planned', () => {
    const plannedDays = ['2026-11-02', '2026-11-10'];
    expect(listSickRuns({ sickDays: plannedDays, plannedDays })).toEqual([
      { fromOn: '2026-11-02', toOn: '2026-11-10', days: 9, certificateFrom: '2026-11-09' },
    ]);
  });
});

describe('a certificate', () => {
  const [run] = listSickRuns({ sickDays: ['2026-11-02', '2026-11-13'], plannedDays: [] });
  it.each([
    ['from the first day to the last covers', [['2026-11-02', '2026-11-13']], true],
    ['from the eighth day covers', [['2026-11-09', '2026-11-13']], true],
    ['from the ninth does not', [['2026-11-10', '2026-11-13']], false],
    ['that ends a day early does not', [['2026-11-02', '2026-11-12']], false],
    [
      'two in a row cover',
      [
        ['2026-11-11', '2026-11-20'],
        ['2026-11-05', '2026-11-10'],
      ],
      true,
    ],
    [
      'two with a day between do not',
      [
        ['2026-11-02', '2026-11-09'],
        ['2026-11-11', '2026-11-13'],
      ],
      false,
    ],
    ['none does not', [], false],
  ] as const)('%s', (_name, periods, covers) => {
    if (!run) throw new Error('there is a run');
    expect(
      isRunCovered(
        run,
        periods.map(([fromOn, toOn]) => ({ fromOn, toOn })),
      ),
    ).toBe(covers);
  });

  it('lies over another when they share a day', () => {
    const existing = [{ fromOn: '2026-11-02', toOn: '2026-11-08' }];
    expect(findOverlap({ fromOn: '2026-11-08', toOn: '2026-11-20' }, existing)).toBe(existing[0]);
    expect(findOverlap({ fromOn: '2026-11-09', toOn: '2026-11-20' }, existing)).toBeNull();
    expect(findOverlap({ fromOn: '2026-10-01', toOn: '2026-11-01' }, existing)).toBeNull();
  });
});

describe('the laws of sick runs', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2026-10-01', offset));
  const known = fc.record({ sickDays: fc.array(day), plannedDays: fc.array(day) });

  it('a run begins and ends on a sick day, is longer than seven days, and holds no planned day that is not sick', () => {
    fc.assert(
      fc.property(known, ({ sickDays, plannedDays }) => {
        for (const run of listSickRuns({ sickDays, plannedDays })) {
          expect(sickDays).toContain(run.fromOn);
          expect(sickDays).toContain(run.toOn);
          expect(run.days).toBe(days(run.fromOn, run.toOn).length);
          expect(run.days).toBeGreaterThan(7);
          const inside = plannedDays.filter((each) => each >= run.fromOn && each <= run.toOn);
          expect(inside.every((each) => sickDays.includes(each))).toBe(true);
        }
      }),
    );
  });

  it('sick days with no planned day of health between them are one run, from the first to the last', () => {
    fc.assert(
      fc.property(known, ({ sickDays, plannedDays }) => {
        const runs = listSickRuns({ sickDays, plannedDays });
        const [first, last] = [sickDays.toSorted()[0], sickDays.toSorted().at(-1)];
        if (!first || !last) {
          expect(runs).toEqual([]);
          return;
        }
        const isUnbroken = days(first, last).every((each) => sickDays.includes(each) || !plannedDays.includes(each));
        if (isUnbroken) expect(runs).toHaveLength(days(first, last).length > 7 ? 1 : 0);
      }),
    );
  });

  it('order and repetition of what is known change nothing', () => {
    fc.assert(
      fc.property(known, ({ sickDays, plannedDays }) => {
        const twice = { sickDays: [...sickDays, ...sickDays].reverse(), plannedDays: [...plannedDays].reverse() };
        expect(listSickRuns(twice)).toEqual(listSickRuns({ sickDays, plannedDays }));
      }),
    );
  });

  it('what a certificate of the whole run covers, a certificate of a longer time covers too', () => {
    fc.assert(
      fc.property(known, fc.nat({ max: 5 }), ({ sickDays, plannedDays }, more) => {
        for (const run of listSickRuns({ sickDays, plannedDays })) {
          expect(isRunCovered(run, [run])).toBe(true);
          expect(isRunCovered(run, [{ fromOn: addDays(run.fromOn, -more), toOn: addDays(run.toOn, more) }])).toBe(true);
          expect(isRunCovered(run, [{ ...run, toOn: addDays(run.toOn, -1) }])).toBe(false);
        }
      }),
    );
  });
});
