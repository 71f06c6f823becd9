import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { buildVersion } from '../../../tests/builders/weekly-rules';
import { addDays, daysOfWeek, mondayOf } from '../../time';
import type { CatalogueEntry, PlanActivity } from './plan-content';
import { toPlannedActivities } from './plan-content';
import type { RequirementPeriod } from './plan-figures';
import { calculatePlannedWeek } from './planned-week';
import {
  addException,
  addSlot,
  changeSlotDays,
  closePlanner,
  copySlot,
  copyToWeekdays,
  deleteSlot,
  findSlot,
  moveSlot,
  openPlanner,
  type PlannerState,
  resizeSlot,
  settleSlot,
  toggleWeekday,
  WORKDAYS,
} from './planner-edits';
import { beginHistory, recordStep, redoStep, undoStep } from './planner-history';
import { describeShownWeek, type WeekCircumstances } from './shown-week';
import { listTravelShortages, type PlacedSlot } from './travel-shortages';

const entry = (code: string, traits: Partial<CatalogueEntry>): CatalogueEntry => ({
  code,
  name: code,
  activityClass: 'ASSIGNED',
  lawKind: 4,
  party: 'MUNICIPALITY',
  isProgramme: false,
  strengthens: true,
  matches: false,
  isEvidenceBased: false,
  source: '',
  ...traits,
});
const catalogue = [
  entry('WORK_PLACEMENT', {}),
  entry('ROM', { activityClass: 'OCCUPATION', isProgramme: true }),
  entry('OWN_JOB_SEARCH', { activityClass: 'JOB_SEARCH' }),
];
const requirement: RequirementPeriod = {
  fromOn: '2026-11-16',
  isAssessed: true,
  isExempt: false,
  requiredMinutes: 2100,
  jobSearchMinutes: 300,
  otherMinutes: 0,
  deductedProgrammeMinutes: 0,
};
const ordinary: WeekCircumstances = {
  week: '2026-W48',
  view: 'ACTUAL',
  planStartsOn: '2026-11-23',
  catalogue,
  requirement,
  irregularWeeks: [],
  breaks: [],
  cancelledDays: {},
};
const placement = (traits: Partial<PlanActivity> = {}) =>
  blankPlanActivity({
    lineageId: 'praktik',
    slots: WORKDAYS.map((weekday) => ({ weekday, startsMinute: 480, endsMinute: 900 })),
    ...traits,
  });
const shown = (activities: PlanActivity[], circumstances: Partial<WeekCircumstances> = {}) =>
  describeShownWeek(openPlanner(activities), { ...ordinary, ...circumstances });
const offs = (week: ReturnType<typeof shown>) => week.slots.map(({ off }) => off?.kind ?? null);

describe('the week as it really is', () => {
  it('is the ordinary week when nothing is out of the ordinary', () => {
    const { figures, slots } = shown([placement()]);
    expect(figures).toEqual(shown([placement()], { view: 'ORDINARY' }).figures);
    expect(slots.every(({ off }) => off === null)).toBe(true);
  });

  it('says by name why a day is off, and demands what the week demands', () => {
    const irregularWeeks = [{ week: '2026-W53', requiredMinutes: 1260, jobSearchMinutes: 180, otherMinutes: 0 }];
    const { days, figures, slots } = shown([placement()], { week: '2026-W53', irregularWeeks });
    expect(days.map(({ off }) => off && 'name' in off && off.name)).toEqual([
      null,
      null,
      null,
      'nyårsafton',
      'nyårsdagen',
      null,
      null,
    ]);
    expect(figures).toMatchObject({ assignedMinutes: 3 * 420, requiredMinutes: 1260, gapMinutes: 0 });
    expect(figures.segments.jobSearch).toBe(180);
    expect(slots.map(({ off }) => off?.kind ?? null)).toEqual([null, null, null, 'PUBLIC_HOLIDAY', 'PUBLIC_HOLIDAY']);
  });

  it('leaves out what an exception, a break, a cancelled day and the days of plan and activity take away', () => {
    const exceptions = [{ fromOn: '2026-11-24', toOn: '2026-11-25', reason: 'stängt' }];
    expect(shown([placement({ exceptions })]).slots[1]?.off).toEqual({ kind: 'EXCEPTION', reason: 'stängt' });
    expect(offs(shown([placement({ exceptions })]))).toEqual([null, 'EXCEPTION', 'EXCEPTION', null, null]);
    expect(offs(shown([placement()], { breaks: [{ fromOn: '2026-11-26', toOn: '2026-12-04' }] }))).toEqual([
      null,
      null,
      null,
      'BREAK',
      'BREAK',
    ]);
    expect(offs(shown([placement()], { cancelledDays: { praktik: ['2026-11-27'] } }))[4]).toBe('CANCELLED');
    expect(offs(shown([placement()], { planStartsOn: '2026-11-24' }))[0]).toBe('BEFORE_PLAN');
    expect(offs(shown([placement({ startsOn: '2026-11-25', endsOn: '2026-11-26' })]))).toEqual([
      'BEFORE_ACTIVITY',
      'BEFORE_ACTIVITY',
      null,
      null,
      'AFTER_ACTIVITY',
    ]);
  });

  it('shows a slot only on its own days, and an ordinary week all of those of the week', () => {
    const slots = [
      { weekday: 2, startsMinute: 480, endsMinute: 720, endsOn: '2026-11-29' },
      { weekday: 2, startsMinute: 600, endsMinute: 900, startsOn: '2026-11-30' },
    ];
    const starts = (week: ReturnType<typeof shown>) => week.slots.map(({ slot }) => slot.startsMinute);
    expect(starts(shown([placement({ slots })]))).toEqual([480]);
    expect(starts(shown([placement({ slots })], { week: '2026-W49' }))).toEqual([600]);
    expect(starts(shown([placement({ slots })], { view: 'ORDINARY' }))).toEqual([480]);
  });
});

describe('the way between two slots', () => {
  const placed = (key: string, startsMinute: number, endsMinute: number, traits: Partial<PlacedSlot> = {}) => ({
    key,
    lineageId: key,
    place: key,
    travelMinutes: null,
    slot: { weekday: 1, startsMinute, endsMinute },
    ...traits,
  });
  it.each<[string, PlacedSlot[], [string, string, number][]]>([
    ['is not asked about when nobody has said', [placed('a', 480, 600), placed('b', 600, 700)], []],
    ['is too long', [placed('a', 480, 600), placed('b', 615, 700, { travelMinutes: 30 })], [['a', 'b', 30]]],
    ['is long enough to the minute', [placed('a', 480, 600), placed('b', 630, 700, { travelMinutes: 30 })], []],
    [
      'is the longer of the two ways',
      [placed('a', 480, 600, { travelMinutes: 40 }), placed('b', 630, 700, { travelMinutes: 30 })],
      [['a', 'b', 40]],
    ],
    [
      'is none at the same named place, however it is written',
      [
        placed('a', 480, 600, { place: 'Storgatan 1 ' }),
        placed('b', 600, 700, { place: 'storgatan 1', travelMinutes: 30 }),
      ],
      [],
    ],
    [
      'is asked about where a place is not said',
      [placed('a', 480, 600, { place: '' }), placed('b', 600, 700, { place: '', travelMinutes: 30 })],
      [['a', 'b', 30]],
    ],
    [
      'is none within one activity',
      [placed('a', 480, 600, { travelMinutes: 30 }), placed('c', 610, 700, { lineageId: 'a', travelMinutes: 30 })],
      [],
    ],
    [
      'is counted from the slot just before',
      [placed('a', 480, 540), placed('b', 540, 640), placed('c', 650, 700, { travelMinutes: 20 })],
      [['b', 'c', 20]],
    ],
    [
      'is not asked about from day to day, nor for slots on top of each other',
      [
        placed('a', 480, 600, { travelMinutes: 30 }),
        placed('b', 590, 700, { travelMinutes: 30 }),
        placed('c', 600, 700, { travelMinutes: 30, slot: { weekday: 2, startsMinute: 600, endsMinute: 700 } }),
      ],
      [],
    ],
  ])('%s', (_name, slots, expected) => {
    expect(
      listTravelShortages(slots).map(({ keys: [first, second], neededMinutes }) => [first, second, neededMinutes]),
    ).toEqual(expected);
  });
});

describe('whatever is drawn', () => {
  const minute = fc.integer({ min: -40, max: 320 }).map((value) => value * 5);
  const weekday = fc.integer({ min: 1, max: 7 });
  const key = fc.integer({ min: 1, max: 10 }).map((number) => `s${number}`);
  const day = fc.integer({ min: -10, max: 20 }).map((shift) => addDays('2026-11-23', shift));
  const lineage = fc.constantFrom('praktik', 'rom');
  const edit = fc.oneof(
    fc.tuple(lineage, weekday, minute, minute).map(([of, on, startsMinute, endsMinute]) => (state: PlannerState) => {
      const next = addSlot(state, of, { weekday: on, startsMinute, endsMinute });
      return settleSlot(next, `s${state.nextKey}`);
    }),
    fc.tuple(key, weekday, minute).map(
      ([name, on, startsMinute]) =>
        (state: PlannerState) =>
          moveSlot(state, name, { weekday: on, startsMinute }),
    ),
    fc.tuple(key, minute).map(
      ([name, endsMinute]) =>
        (state: PlannerState) =>
          settleSlot(resizeSlot(state, name, { endsMinute }), name),
    ),
    key.map((name) => (state: PlannerState) => copyToWeekdays(state, name, WORKDAYS)),
    fc.tuple(key, weekday).map(
      ([name, on]) =>
        (state: PlannerState) =>
          toggleWeekday(state, name, on),
    ),
    fc.tuple(key, weekday, minute).map(
      ([name, on, startsMinute]) =>
        (state: PlannerState) =>
          copySlot(state, name, { weekday: on, startsMinute }),
    ),
    fc.tuple(key, fc.option(day), fc.option(day)).map(
      ([name, startsOn, endsOn]) =>
        (state: PlannerState) =>
          changeSlotDays(state, name, { startsOn, endsOn }),
    ),
    fc.tuple(lineage, day, fc.integer({ min: 0, max: 9 })).map(
      ([of, fromOn, length]) =>
        (state: PlannerState) =>
          addException(state, of, { fromOn, toOn: addDays(fromOn, length), reason: 'stängt' }),
    ),
    key.map((name) => (state: PlannerState) => deleteSlot(state, name)),
  );
  const begun = () =>
    openPlanner([placement(), blankPlanActivity({ lineageId: 'rom', typeCode: 'ROM', flexibleWeeklyMinutes: 90 })]);
  const edited = fc
    .array(edit, { maxLength: 25 })
    .map((edits) => edits.reduce((history, make) => recordStep(history, make(history.present)), beginHistory(begun())));
  const week = fc.constantFrom('2026-W47', '2026-W48', '2026-W50', '2026-W53');
  const breaks = fc.constantFrom([], [{ fromOn: '2026-12-09', toOn: '2026-12-10' }]);

  it('shows the minutes of the weekly calculation, in any week', () => {
    checkLaw(
      fc.property(edited, week, breaks, ({ present }, on, free) => {
        const { figures, slots } = describeShownWeek(present, { ...ordinary, week: on, breaks: free });
        const activities = toPlannedActivities(closePlanner(present), catalogue);
        const versions = [buildVersion(activities, { inForceFrom: '2026-11-23' })];
        const planned = calculatePlannedWeek({ versions, week: on, breaks: free });
        expect(figures.assignedMinutes).toBe(planned.assignedMinutes);
        expect(figures.segments.occupation).toBe(planned.occupationMinutes);
        expect(figures.doubleBookedMinutes).toBe(planned.doubleBookedMinutes);
        expect(figures.minutesByActivity).toEqual(planned.minutesByActivity);

        // What is drawn as held is what is counted: the minutes of the slots that are not off, each once.
        const minutes = new Set<string>();
        for (const { slot, off } of slots) {
          if (off !== null) continue;
          for (let at = slot.startsMinute; at < slot.endsMinute; at += 5) minutes.add(`${slot.weekday} ${at}`);
        }
        const flexible = present.activities.flatMap(({ flexibleWeeklyMinutes }) => flexibleWeeklyMinutes ?? []);
        if (flexible.length === 0) {
          expect(minutes.size * 5).toBe(figures.assignedMinutes + figures.segments.occupation);
        }
      }),
    );
  });

  it('never plans more for an exception, nor more in the actual week than without holidays, breaks and exceptions', () => {
    checkLaw(
      fc.property(edited, week, breaks, day, ({ present }, on, free, fromOn) => {
        const circumstances = { ...ordinary, week: on, breaks: free };
        const sum = (state: PlannerState) => {
          const { minutesByActivity } = describeShownWeek(state, circumstances).figures;
          return Object.values(minutesByActivity).reduce((total, minutes) => total + minutes, 0);
        };
        const excepted = present.activities.reduce(
          (state, { lineageId }) =>
            addException(state, lineageId, { fromOn, toOn: addDays(fromOn, 3), reason: 'stängt' }),
          present,
        );
        expect(sum(excepted)).toBeLessThanOrEqual(sum(present));
      }),
    );
  });

  it('keeps the length of what is moved, and copies the same time to every weekday', () => {
    checkLaw(
      fc.property(edited, key, weekday, minute, ({ present }, name, on, startsMinute) => {
        const before = findSlot(present, name);
        const after = findSlot(moveSlot(present, name, { weekday: on, startsMinute }), name);
        if (!before || !after) return;
        expect(after.slot.endsMinute - after.slot.startsMinute).toBe(before.slot.endsMinute - before.slot.startsMinute);
        const copied = copyToWeekdays(present, name, WORKDAYS);
        for (const workday of WORKDAYS) {
          const covers = findSlot(copied, name)?.activity.slots.some(
            (slot) =>
              slot.weekday === workday &&
              slot.startsMinute <= before.slot.startsMinute &&
              slot.endsMinute >= before.slot.endsMinute,
          );
          expect(covers).toBe(true);
        }
      }),
    );
  });

  it('is undone to the beginning and redone to the end', () => {
    checkLaw(
      fc.property(edited, (history) => {
        let back = history;
        for (let step = 0; step < 30; step += 1) back = undoStep(back);
        expect(back.present).toEqual(begun());
        for (let step = 0; step < 30; step += 1) back = redoStep(back);
        expect(back.present).toBe(history.present);
      }),
    );
  });

  it('shows a slot only on days within its own', () => {
    checkLaw(
      fc.property(edited, week, ({ present }, on) => {
        for (const { slot, off, activity } of describeShownWeek(present, { ...ordinary, week: on }).slots) {
          const date = daysOfWeek(on)[slot.weekday - 1] ?? mondayOf(on);
          expect(slot.startsOn == null || slot.startsOn <= date).toBe(true);
          expect(slot.endsOn == null || date <= slot.endsOn).toBe(true);
          const isExcepted = activity.exceptions.some(({ fromOn, toOn }) => fromOn <= date && date <= toOn);
          if (isExcepted) expect(off).not.toBeNull();
        }
      }),
    );
  });
});
