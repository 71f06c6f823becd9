import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { addMonths } from '../../time';
import {
  type AssistancePeriod,
  calculateActivityDuty,
  findGroundRemark,
  joinMonthsInRow,
  monthOfDuty,
} from './activity-duty';

const from = (fromMonth: string, toMonth: string | null = null): AssistancePeriod => ({ fromMonth, toMonth });

describe('calculateActivityDuty', () => {
  it.each<[string, AssistancePeriod[], string, object]>([
    ['nobody without assistance', [], '2026-11-18', { kind: 'NO_ASSISTANCE' }],
    ['one whose assistance has ended', [from('2026-01-01', '2026-10-01')], '2026-11-18', { kind: 'NO_ASSISTANCE' }],
    [
      'one in the first month',
      [from('2026-11-01')],
      '2026-11-18',
      { kind: 'COMING', fromMonth: '2026-11-01', monthsInRow: 1, arisesMonth: '2027-02-01', arisesNextMonth: false },
    ],
    [
      'one in the third month',
      [from('2026-09-01')],
      '2026-11-30',
      { kind: 'COMING', fromMonth: '2026-09-01', monthsInRow: 3, arisesMonth: '2026-12-01', arisesNextMonth: true },
    ],
    [
      'one after three months',
      [from('2026-08-01')],
      '2026-11-01',
      { kind: 'ARISEN', fromMonth: '2026-08-01', monthsInRow: 4, arisesMonth: '2026-11-01' },
    ],
    [
      'one of many years, not before October 2026',
      [from('2021-03-01')],
      '2026-09-30',
      { kind: 'COMING', fromMonth: '2021-03-01', monthsInRow: 67, arisesMonth: '2026-10-01', arisesNextMonth: true },
    ],
    [
      'the same on the first of October 2026',
      [from('2021-03-01')],
      '2026-10-01',
      { kind: 'ARISEN', fromMonth: '2021-03-01', monthsInRow: 68, arisesMonth: '2026-10-01' },
    ],
    [
      'one whose row was broken by a month without',
      [from('2025-01-01', '2026-08-01'), from('2026-10-01')],
      '2026-11-18',
      { kind: 'COMING', fromMonth: '2026-10-01', monthsInRow: 2, arisesMonth: '2027-01-01', arisesNextMonth: false },
    ],
    [
      'one whose two periods follow month on month',
      [from('2026-09-01'), from('2026-06-01', '2026-08-01')],
      '2026-11-18',
      { kind: 'ARISEN', fromMonth: '2026-06-01', monthsInRow: 6, arisesMonth: '2026-10-01' },
    ],
    [
      'one whose assistance ends before the fourth month',
      [from('2026-10-01', '2026-12-01')],
      '2026-11-18',
      { kind: 'ENDS_BEFORE', fromMonth: '2026-10-01', toMonth: '2026-12-01', monthsInRow: 2 },
    ],
  ])('counts %s', (_name, periods, today, expected) => {
    expect(calculateActivityDuty({ periods, today })).toEqual(expected);
  });

  const month = fc.integer({ min: 0, max: 120 }).map((count) => addMonths('2022-01-01', count));
  const period = fc
    .tuple(month, fc.option(fc.integer({ min: 0, max: 30 })))
    .map(([fromMonth, length]) => from(fromMonth, length === null ? null : addMonths(fromMonth, length)));

  it('never lets the duty arise before October 2026, or before three whole months have passed', () => {
    checkLaw(
      fc.property(month, (fromMonth) => {
        const arises = monthOfDuty(fromMonth);
        expect(arises >= '2026-10-01').toBe(true);
        expect(arises >= addMonths(fromMonth, 3)).toBe(true);
        expect(arises === '2026-10-01' || arises === addMonths(fromMonth, 3)).toBe(true);
      }),
    );
  });

  it('says the duty has arisen exactly when every month of a row of three before it had assistance', () => {
    checkLaw(
      fc.property(fc.array(period, { maxLength: 5 }), month, (periods, today) => {
        const had = (day: string) =>
          periods.some(({ fromMonth, toMonth }) => fromMonth <= day && (toMonth === null || toMonth >= day));
        const row = [0, 1, 2, 3].map((back) => addMonths(today, -back));
        const expected = row.every(had) && today >= '2026-10-01';
        expect(calculateActivityDuty({ periods, today }).kind === 'ARISEN').toBe(expected);
      }),
    );
  });

  it('joins rows so that a month is in them exactly when it was in a period, with a gap between any two', () => {
    checkLaw(
      fc.property(fc.array(period, { maxLength: 6 }), month, (periods, day) => {
        const holds = (list: readonly AssistancePeriod[]) =>
          list.some(({ fromMonth, toMonth }) => fromMonth <= day && (toMonth === null || toMonth >= day));
        const rows = joinMonthsInRow(periods);
        expect(holds(rows)).toBe(holds(periods));
        for (const [index, next] of rows.slice(1).entries()) {
          const toMonth = rows[index]?.toMonth;
          expect(toMonth && addMonths(toMonth, 1) < next.fromMonth).toBe(true);
        }
      }),
    );
  });
});

describe('findGroundRemark', () => {
  const late = [from('2025-01-01')];
  const early = [from('2026-10-01')];
  it.each([
    ['4 a after three months', 'SECTION_12_4_A', late, null],
    ['4 a before', 'SECTION_12_4_A', early, 'DEMAND_BEFORE_THREE_MONTHS'],
    ['4 a without any months', 'SECTION_12_4_A', [], 'DEMAND_BEFORE_THREE_MONTHS'],
    ['4 d before', 'SECTION_12_4_D', early, 'EARLIER_DEMAND'],
    ['4 d after three months', 'SECTION_12_4_D', late, 'EARLIER_DEMAND_TOO_LATE'],
    ['free participation when activity shall be demanded', 'VOLUNTARY', late, 'DUTY_WITHOUT_DEMAND'],
    ['12 kap. 4 § when activity shall be demanded', 'SECTION_12_4', late, 'DUTY_WITHOUT_DEMAND'],
    ['free participation before', 'VOLUNTARY', early, null],
    ['rehabilitation', 'SECTION_12_4_G', late, null],
  ] as const)('of %s', (_name, ground, periods, expected) => {
    expect(findGroundRemark({ ground, periods, validFrom: '2026-11-18' })).toBe(expected);
  });
});
