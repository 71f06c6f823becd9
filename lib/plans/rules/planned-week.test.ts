import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { buildActivity, buildVersion, slotsOn } from '../../../tests/builders/weekly-rules';
import { addDays, daysOfWeek, weekday } from '../../time';
import type { ActivityException, BreakPeriod, PlannedActivity } from './planned-activity';
import { calculatePlannedDay, calculatePlannedWeek, calculateTemplateWeek } from './planned-week';

const week = '2026-W48';
const plan = (activities: PlannedActivity[], on = week, breaks: BreakPeriod[] = []) =>
  calculatePlannedWeek({ versions: [buildVersion(activities)], week: on, breaks });

const praktik = buildActivity({ slots: slotsOn([1, 2, 3, 4], 8, 16) });
const flexible = buildActivity({ id: 'hemuppgift', flexibleWeeklyMinutes: 600 });

describe('calculatePlannedWeek', () => {
  it.each<[string, PlannedActivity[], string, number]>([
    ['slots of an ordinary week', [praktik], week, 32],
    ['a weekend slot', [buildActivity({ slots: slotsOn([6, 7], 9, 12) })], week, 6],
    ['a slot on a public holiday', [praktik], '2026-W53', 24],
    ['a slot on a Saturday that is a holiday', [buildActivity({ slots: slotsOn([6], 9, 12) })], '2026-W44', 0],
    ['a slot on an ordinary Sunday', [buildActivity({ slots: slotsOn([7], 9, 12) })], '2026-W44', 3],
    ['a flexible amount', [flexible], week, 10],
    ['a flexible amount over two holidays', [flexible], '2026-W53', 6],
    ['a flexible amount from Wednesday', [{ ...flexible, startsOn: '2026-11-25' }], week, 6],
    ['a flexible amount until Monday', [{ ...flexible, endsOn: '2026-11-23' }], week, 2],
    ['a flexible amount that begins on Saturday', [{ ...flexible, startsOn: '2026-11-28' }], week, 0],
    ['a flexible amount with a cancelled day', [{ ...flexible, cancelledDays: ['2026-11-24'] }], week, 8],
    ['a flexible amount with a cancelled Saturday', [{ ...flexible, cancelledDays: ['2026-11-28'] }], week, 10],
    ['slots with a cancelled day', [{ ...praktik, cancelledDays: ['2026-11-24', '2026-11-27'] }], week, 24],
    ['slots that begin on Wednesday', [{ ...praktik, startsOn: '2026-11-25' }], week, 16],
    ['slots that end on Tuesday', [{ ...praktik, endsOn: '2026-11-24' }], week, 16],
    ['slots that ended the week before', [{ ...praktik, endsOn: '2026-11-22' }], week, 0],
    ['two slots that meet', [buildActivity({ slots: [...slotsOn([1], 8, 12), ...slotsOn([1], 12, 16)] })], week, 8],
    [
      'two slots of the same activity on top of each other',
      [buildActivity({ slots: [...slotsOn([1], 8, 12), ...slotsOn([1], 10, 14)] })],
      week,
      6,
    ],
    ['nothing at all', [], week, 0],
  ])('%s', (_, activities, on, hours) => expect(plan(activities, on).assignedMinutes).toBe(hours * 60));

  it.each<[string, BreakPeriod[], number]>([
    ['a break of the whole week', [{ fromOn: '2026-11-23', toOn: '2026-11-29' }], 0],
    ['a break of one day', [{ fromOn: '2026-11-25', toOn: '2026-11-25' }], 24],
    ['a break that ends on Monday', [{ fromOn: '2026-11-01', toOn: '2026-11-23' }], 24],
    ['a break the week after', [{ fromOn: '2026-11-30', toOn: '2026-12-04' }], 32],
    [
      'two breaks',
      [
        { fromOn: '2026-11-23', toOn: '2026-11-23' },
        { fromOn: '2026-11-26', toOn: '2026-12-01' },
      ],
      16,
    ],
  ])('%s', (_, breaks, hours) => expect(plan([praktik], week, breaks).assignedMinutes).toBe(hours * 60));

  it('divides by class and programme', () => {
    const planned = plan([
      praktik,
      buildActivity({ id: 'sfi', activityClass: 'OCCUPATION', slots: slotsOn([5], 8, 12) }),
      buildActivity({ id: 'rom', activityClass: 'OCCUPATION', isProgramme: true, flexibleWeeklyMinutes: 90 }),
      buildActivity({ id: 'sök', activityClass: 'JOB_SEARCH', flexibleWeeklyMinutes: 300 }),
    ]);
    expect(planned).toMatchObject({
      assignedMinutes: 1920,
      occupationMinutes: 330,
      jobSearchMinutes: 300,
      programmeMinutes: 90,
      minutesByActivity: { praktik: 1920, sfi: 240, rom: 90, sök: 300 },
      doubleBookedMinutes: 0,
    });
    expect(planned.days[0]).toEqual({
      day: '2026-11-23',
      free: null,
      minutesByActivity: { praktik: 480, sfi: 0, rom: 18, sök: 60 },
      doubleBookedMinutes: 0,
    });
  });

  it('says why a day is free', () => {
    const breaks = [{ fromOn: '2026-12-28', toOn: '2026-12-29' }];
    expect(plan([praktik], '2026-W53', breaks).days.map(({ free }) => free)).toEqual([
      'BREAK',
      'BREAK',
      null,
      'PUBLIC_HOLIDAY',
      'PUBLIC_HOLIDAY',
      null,
      null,
    ]);
  });

  it('counts a minute of two activities once, for the one that starts first', () => {
    const late = buildActivity({ id: 'sen', startsOn: '2026-11-02', createdOrder: 1, slots: slotsOn([2], 9, 12) });
    const early = buildActivity({ id: 'tidig', startsOn: '2026-10-05', createdOrder: 2, slots: slotsOn([2], 11, 14) });
    const planned = plan([late, early]);
    expect(planned.assignedMinutes).toBe(300);
    expect(planned.minutesByActivity).toEqual({ tidig: 180, sen: 120 });
    expect(planned.doubleBookedMinutes).toBe(60);
    expect(planned.conflicts).toEqual([
      { day: '2026-11-24', activityIds: ['tidig', 'sen'], startsMinute: 660, endsMinute: 720, minutes: 60 },
    ]);
  });

  it('decides by creation between two that start on the same day', () => {
    const a = buildActivity({ id: 'a', createdOrder: 2, slots: slotsOn([2], 9, 12) });
    const b = buildActivity({ id: 'b', createdOrder: 1, slots: slotsOn([2], 9, 12) });
    expect(plan([a, b]).minutesByActivity).toEqual({ b: 180, a: 0 });
  });

  it('counts a minute of three activities once, and flags it once', () => {
    const three = ['a', 'b', 'c'].map((id, createdOrder) =>
      buildActivity({ id, createdOrder, slots: slotsOn([2], 9, 10) }),
    );
    const planned = plan(three);
    expect(planned.assignedMinutes).toBe(60);
    expect(planned.doubleBookedMinutes).toBe(60);
    expect(planned.conflicts.map(({ activityIds }) => activityIds)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });

  it('does not flag a conflict on a cancelled day, and gives the minute to the other', () => {
    const sfi = buildActivity({ id: 'sfi', activityClass: 'OCCUPATION', createdOrder: 2, slots: slotsOn([2], 9, 12) });
    const planned = plan([{ ...praktik, cancelledDays: ['2026-11-24'] }, sfi]);
    expect(planned).toMatchObject({ assignedMinutes: 1440, occupationMinutes: 180, doubleBookedMinutes: 0 });
  });

  it('changes version in the middle of a week', () => {
    const versions = [
      buildVersion([praktik], { id: 'one', inForceTo: '2026-11-24' }),
      buildVersion([{ ...praktik, slots: slotsOn([3, 4], 8, 12) }], { id: 'two', inForceFrom: '2026-11-25' }),
    ];
    expect(calculatePlannedWeek({ versions, week, breaks: [] }).assignedMinutes).toBe((16 + 8) * 60);
  });

  it('counts nothing outside the version in force', () => {
    const versions = [buildVersion([praktik], { inForceFrom: '2026-11-26', inForceTo: '2026-11-26' })];
    expect(calculatePlannedWeek({ versions, week, breaks: [] }).assignedMinutes).toBe(480);
  });
});

describe('calculateTemplateWeek', () => {
  it('knows no dates', () => {
    const ended = { ...praktik, startsOn: '2020-01-01', endsOn: '2020-01-02', cancelledDays: ['2026-11-24'] };
    expect(calculateTemplateWeek([ended, { ...flexible, startsOn: '2030-01-01' }])).toMatchObject({
      assignedMinutes: 42 * 60,
      minutesByActivity: { praktik: 1920, hemuppgift: 600 },
    });
  });

  it('names the weekday of a conflict', () => {
    const sfi = buildActivity({ id: 'sfi', createdOrder: 2, slots: slotsOn([4], 15, 17) });
    expect(calculateTemplateWeek([praktik, sfi]).conflicts).toEqual([
      { weekday: 4, activityIds: ['praktik', 'sfi'], startsMinute: 900, endsMinute: 960, minutes: 60 },
    ]);
  });
});

describe('laws of the planned week', () => {
  const slot = fc
    .record({
      weekday: fc.constantFrom(1, 2, 5, 6),
      start: fc.integer({ min: 96, max: 120 }),
      length: fc.integer({ min: 1, max: 24 }),
    })
    .chain(({ weekday, start, length }) =>
      fc
        .record({
          startsOn: fc.constantFrom(null, undefined, '2026-11-24'),
          endsOn: fc.constantFrom(null, undefined, '2026-11-26'),
        })
        .map((own) => ({ weekday, startsMinute: start * 5, endsMinute: (start + length) * 5, ...own })),
    );
  const activity = fc.record({
    startsOn: fc.constantFrom('2026-10-01', '2026-11-24', '2026-11-26'),
    endsOn: fc.constantFrom(null, null, '2026-11-26'),
    activityClass: fc.constantFrom('ASSIGNED' as const, 'OCCUPATION' as const, 'JOB_SEARCH' as const),
    isProgramme: fc.boolean(),
    slots: fc.array(slot, { maxLength: 12 }),
    flexibleWeeklyMinutes: fc.option(fc.integer({ min: 1, max: 2400 })),
    cancelledDays: fc.subarray(['2026-11-23', '2026-11-27']),
    exceptions: fc.constantFrom<ActivityException[]>(
      [],
      [{ fromOn: '2026-11-24', toOn: '2026-11-24', reason: 'stängt' }],
    ),
  });
  const activities = fc
    .array(activity, { maxLength: 5 })
    .map((list) => list.map((fields, index) => ({ ...fields, id: `a${index}`, createdOrder: index })));
  const breaks = fc.constantFrom([], [{ fromOn: '2026-11-25', toOn: '2026-11-26' }]);
  const days = daysOfWeek(week);

  it('counts no minute twice', () => {
    checkLaw(
      fc.property(activities, (list) => {
        const slotted = list.map((one) => ({ ...one, flexibleWeeklyMinutes: null }));
        const minutes = new Set<string>();
        const twice = new Set<string>();
        for (const [index, day] of days.entries()) {
          for (const one of slotted) {
            if (day < one.startsOn || (one.endsOn !== null && day > one.endsOn) || one.cancelledDays.includes(day))
              continue;
            if (one.exceptions.some(({ fromOn, toOn }) => fromOn <= day && day <= toOn)) continue;
            const own = new Set<string>();
            for (const { weekday: on, startsMinute, endsMinute, startsOn, endsOn } of one.slots) {
              if (on !== index + 1 || (startsOn && day < startsOn) || (endsOn && day > endsOn)) continue;
              for (let minute = startsMinute; minute < endsMinute; minute += 1) own.add(`${day} ${minute}`);
            }
            for (const minute of own) {
              if (minutes.has(minute)) twice.add(minute);
              minutes.add(minute);
            }
          }
        }
        const planned = plan(slotted);
        const counted = planned.assignedMinutes + planned.occupationMinutes + planned.jobSearchMinutes;
        expect(counted).toBe(minutes.size);
        expect(planned.doubleBookedMinutes).toBe(twice.size);
        expect(Object.values(planned.minutesByActivity).reduce((sum, one) => sum + one, 0)).toBe(minutes.size);
      }),
    );
  });

  it('adds up over any division of the week', () => {
    checkLaw(
      fc.property(activities, breaks, fc.integer({ min: 0, max: 7 }), (list, free, cut) => {
        const versions = [buildVersion(list)];
        const fifths = (part: string[]) =>
          part.reduce(
            (sum, day) => sum + calculatePlannedDay({ versions, day, breaks: free }).claims.fifthsByClass.ASSIGNED,
            0,
          );
        expect(fifths(days.slice(0, cut)) + fifths(days.slice(cut))).toBe(fifths(days));
        const { assignedMinutes } = calculatePlannedWeek({ versions, week, breaks: free });
        expect(assignedMinutes).toBe(Math.round(fifths(days) / 5));
      }),
    );
  });

  it('does not change when the plan is replaced by the same plan on any day', () => {
    checkLaw(
      fc.property(activities, breaks, fc.integer({ min: 0, max: 5 }), (list, free, cut) => {
        const whole = calculatePlannedWeek({ versions: [buildVersion(list)], week, breaks: free });
        const versions = [
          buildVersion(list, { id: 'two', inForceFrom: days[cut + 1] as string }),
          buildVersion(list, { id: 'one', inForceTo: days[cut] as string }),
        ];
        expect(calculatePlannedWeek({ versions, week, breaks: free })).toEqual(whole);
      }),
    );
  });

  it('does not depend on the order in which activities are read', () => {
    checkLaw(
      fc.property(activities, (list) => {
        expect(plan(list.toReversed())).toEqual(plan(list));
      }),
    );
  });

  it('never lets one activity more lessen the hours of an earlier one', () => {
    checkLaw(
      fc.property(activities, activity, (list, extra) => {
        const later = { ...extra, id: 'extra', createdOrder: 99, startsOn: '2026-11-27' };
        const before = plan(list).minutesByActivity;
        const after = plan([...list, later]).minutesByActivity;
        for (const [id, minutes] of Object.entries(before)) expect(after[id]).toBe(minutes);
      }),
    );
  });

  it('never plans more for an exception, and nothing on a day that one covers', () => {
    checkLaw(
      fc.property(activities, fc.constantFrom(...days), fc.integer({ min: 0, max: 6 }), (list, fromOn, length) => {
        const exception = { fromOn, toOn: addDays(fromOn, length), reason: 'stängt' };
        const excepted = list.map((one) => ({ ...one, exceptions: [exception] }));
        const [with_, without] = [plan(excepted), plan(list.map((one) => ({ ...one, exceptions: [] })))];
        for (const [index, { day, minutesByActivity }] of with_.days.entries()) {
          const all = without.days[index]?.minutesByActivity ?? {};
          for (const [id, minutes] of Object.entries(minutesByActivity)) {
            expect(minutes).toBeLessThanOrEqual(all[id] ?? 0);
          }
          const isCovered = exception.fromOn <= day && day <= exception.toOn;
          expect(minutesByActivity).toEqual(isCovered ? {} : all);
        }
      }),
    );
  });

  it('plans the same when a slot is divided in two at any day', () => {
    checkLaw(
      fc.property(activities, fc.constantFrom(...days), (list, day) => {
        const divided = list.map((one) => ({
          ...one,
          slots: one.slots.flatMap((each) => [
            { ...each, endsOn: each.endsOn && each.endsOn < day ? each.endsOn : day },
            { ...each, startsOn: each.startsOn && each.startsOn > day ? each.startsOn : addDays(day, 1) },
          ]),
        }));
        expect(plan(divided)).toEqual(plan(list));
      }),
    );
  });

  it('equals the template in a week without dates', () => {
    checkLaw(
      fc.property(activities, (list) => {
        const undated = list.map((one) => ({
          ...one,
          startsOn: '2026-10-01',
          endsOn: null,
          cancelledDays: [],
          exceptions: [],
          slots: one.slots.map((each) => ({ ...each, startsOn: null, endsOn: null })),
        }));
        const { days: _, conflicts, ...totals } = plan(undated);
        const template = calculateTemplateWeek(undated);
        expect(template).toMatchObject(totals);
        expect(template.conflicts).toEqual(conflicts.map(({ day, ...rest }) => ({ weekday: weekday(day), ...rest })));
      }),
    );
  });
});
