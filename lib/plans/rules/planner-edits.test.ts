import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import {
  addActivity,
  addSlot,
  changeActivity,
  closePlanner,
  copySlot,
  deleteSlot,
  findSlot,
  moveSlot,
  moveStart,
  nextDayOf,
  openPlanner,
  type PlannerState,
  removeActivity,
  resizeSlot,
  setFlexibleMinutes,
  settleSlot,
} from './planner-edits';
import { beginHistory, recordStep, redoStep, undoStep } from './planner-history';
import { validateSlots } from './validate-activity';

const monday = { weekday: 1, startsMinute: 540, endsMinute: 720 };
const begun = () => openPlanner([blankPlanActivity({ lineageId: 'praktik', slots: [monday] })]);
const slotsOf = (state: PlannerState, lineageId = 'praktik') =>
  state.activities.find((activity) => activity.lineageId === lineageId)?.slots ?? [];

describe('opening and closing', () => {
  it('gives back what was opened, in the order of the week', () => {
    const later = { weekday: 3, startsMinute: 480, endsMinute: 600 };
    const state = openPlanner([blankPlanActivity({ slots: [later, monday] })]);
    const always = { startsOn: null, endsOn: null };
    expect(closePlanner(state)[0]?.slots).toEqual([
      { ...monday, ...always },
      { ...later, ...always },
    ]);
    expect(state.activities[0]?.slots.map(({ key }) => key)).toEqual(['s1', 's2']);
  });
});

describe('slots', () => {
  it.each([
    ['to another day', { weekday: 4, startsMinute: 600 }, { weekday: 4, startsMinute: 600, endsMinute: 780 }],
    ['not before midnight', { weekday: 1, startsMinute: -60 }, { weekday: 1, startsMinute: 0, endsMinute: 180 }],
    ['not past midnight', { weekday: 1, startsMinute: 1400 }, { weekday: 1, startsMinute: 1260, endsMinute: 1440 }],
    ['not outside the week', { weekday: 9, startsMinute: 540 }, { weekday: 7, startsMinute: 540, endsMinute: 720 }],
  ])('moves %s', (_name, place, expected) => {
    expect(findSlot(moveSlot(begun(), 's1', place), 's1')?.slot).toMatchObject(expected);
  });

  it.each([
    ['a later end', { endsMinute: 780 }, [540, 780]],
    ['an earlier start', { startsMinute: 480 }, [480, 720]],
    ['an end no earlier than a quarter after the start', { endsMinute: 500 }, [540, 555]],
    ['a start no later than a quarter before the end', { startsMinute: 900 }, [705, 720]],
    ['an end no later than midnight', { endsMinute: 2000 }, [540, 1440]],
  ])('resizes to %s', (_name, edge, [startsMinute, endsMinute]) => {
    expect(findSlot(resizeSlot(begun(), 's1', edge), 's1')?.slot).toMatchObject({ startsMinute, endsMinute });
  });

  it('adds, copies and deletes, and leaves the state before as it was', () => {
    const before = begun();
    const added = addSlot(before, 'praktik', { weekday: 2, startsMinute: 540, endsMinute: 600 });
    const copied = copySlot(added, 's2', { weekday: 3, startsMinute: 540 });
    expect(slotsOf(copied).map(({ key, weekday }) => [key, weekday])).toEqual([
      ['s1', 1],
      ['s2', 2],
      ['s3', 3],
    ]);
    expect(slotsOf(deleteSlot(copied, 's2'))).toHaveLength(2);
    expect(slotsOf(before)).toHaveLength(1);
    expect(copySlot(before, 'gone', { weekday: 3, startsMinute: 0 })).toBe(before);
  });

  it('turns a slot drawn upwards the right way, and never makes one that is too short', () => {
    const drawn = addSlot(begun(), 'praktik', { weekday: 2, startsMinute: 700, endsMinute: 640 });
    expect(findSlot(drawn, 's2')?.slot).toMatchObject({ startsMinute: 640, endsMinute: 700 });
    const point = addSlot(begun(), 'praktik', { weekday: 2, startsMinute: 600, endsMinute: 600 });
    expect(findSlot(point, 's2')?.slot).toMatchObject({ startsMinute: 600, endsMinute: 615 });
  });

  it('makes one of those of the same activity that lie on each other, and leaves those that touch', () => {
    const chain = addSlot(begun(), 'praktik', { weekday: 1, startsMinute: 780, endsMinute: 900 });
    const across = addSlot(chain, 'praktik', { weekday: 1, startsMinute: 700, endsMinute: 800 });
    expect(slotsOf(settleSlot(across, 's3'))).toMatchObject([
      { key: 's3', weekday: 1, startsMinute: 540, endsMinute: 900 },
    ]);
    const touching = addSlot(begun(), 'praktik', { weekday: 1, startsMinute: 720, endsMinute: 780 });
    expect(settleSlot(touching, 's2')).toBe(touching);
    expect(settleSlot(touching, 'gone')).toBe(touching);
  });

  it('copies to the next day, from the last round to Monday', () => {
    expect([1, 4, 5, 7].map((weekday) => nextDayOf(weekday, 5))).toEqual([2, 5, 1, 1]);
    expect(nextDayOf(5, 7)).toBe(6);
  });
});

describe('activities', () => {
  it('has fixed times or flexible hours, never both', () => {
    const flexible = setFlexibleMinutes(begun(), 'praktik', 90);
    expect(flexible.activities[0]).toMatchObject({ flexibleWeeklyMinutes: 90, slots: [] });
    const fixed = addSlot(flexible, 'praktik', monday);
    expect(fixed.activities[0]).toMatchObject({ flexibleWeeklyMinutes: null });
    expect(setFlexibleMinutes(begun(), 'praktik', null).activities[0]?.slots).toHaveLength(1);
    expect(setFlexibleMinutes(begun(), 'gone', 90)).toEqual(begun());
  });

  it('is added, changed and removed', () => {
    const two = addActivity(begun(), { ...blankPlanActivity({ lineageId: 'cv' }), slots: [] });
    expect(changeActivity(two, 'cv', { title: 'CV' }).activities[1]).toMatchObject({ title: 'CV' });
    expect(removeActivity(two, 'praktik').activities.map(({ lineageId }) => lineageId)).toEqual(['cv']);
  });

  it('follows the first day of the plan when it begins with it', () => {
    const state = openPlanner([
      blankPlanActivity({ lineageId: 'with', startsOn: '2026-11-23' }),
      blankPlanActivity({ lineageId: 'later', startsOn: '2026-12-07' }),
      blankPlanActivity({ lineageId: 'short', startsOn: '2026-11-23', endsOn: '2026-11-27' }),
    ]);
    const moved = moveStart(state, { from: '2026-11-23', to: '2026-11-30' });
    expect(moved.activities.map(({ startsOn }) => startsOn)).toEqual(['2026-11-30', '2026-12-07', '2026-11-23']);
  });
});

describe('undo', () => {
  it('goes back and forth, and takes a run of letters as one step', () => {
    let history = beginHistory(begun());
    history = recordStep(history, moveSlot(history.present, 's1', { weekday: 2, startsMinute: 540 }));
    history = recordStep(history, changeActivity(history.present, 'praktik', { title: 'L' }), 'title');
    history = recordStep(history, changeActivity(history.present, 'praktik', { title: 'La' }), 'title');
    const once = undoStep(history);
    expect(once.present.activities[0]).toMatchObject({ title: 'Praktik', slots: [{ weekday: 2 }] });
    expect(undoStep(once).present).toEqual(begun());
    expect(undoStep(undoStep(undoStep(once))).present).toEqual(begun());
    expect(redoStep(redoStep(undoStep(once))).present).toBe(history.present);
    expect(redoStep(history)).toBe(history);
    expect(recordStep(history, history.present)).toBe(history);
  });
});

describe('any sequence of edits', () => {
  const minute = fc.integer({ min: -200, max: 1700 }).map((value) => value * 5);
  const weekday = fc.integer({ min: -1, max: 9 });
  const key = fc.integer({ min: 1, max: 12 }).map((number) => `s${number}`);
  const edit = fc.oneof(
    fc.record({ weekday, startsMinute: minute, endsMinute: minute }).map((slot) => (state: PlannerState) => {
      const after = addSlot(state, 'praktik', slot);
      return settleSlot(after, `s${state.nextKey}`);
    }),
    fc.tuple(key, weekday, minute).map(
      ([name, day, startsMinute]) =>
        (state: PlannerState) =>
          settleSlot(moveSlot(state, name, { weekday: day, startsMinute }), name),
    ),
    fc.tuple(key, minute).map(
      ([name, endsMinute]) =>
        (state: PlannerState) =>
          settleSlot(resizeSlot(state, name, { endsMinute }), name),
    ),
    fc.tuple(key, minute).map(
      ([name, startsMinute]) =>
        (state: PlannerState) =>
          settleSlot(resizeSlot(state, name, { startsMinute }), name),
    ),
    fc.tuple(key, weekday, minute).map(
      ([name, day, startsMinute]) =>
        (state: PlannerState) =>
          settleSlot(copySlot(state, name, { weekday: day, startsMinute }), `s${state.nextKey}`),
    ),
    key.map((name) => (state: PlannerState) => deleteSlot(state, name)),
  );

  it('can be saved, and can be undone to the beginning', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        let history = beginHistory(begun());
        for (const make of edits) history = recordStep(history, make(history.present));
        expect(validateSlots(closePlanner(history.present)[0]?.slots ?? [])).toEqual([]);
        const keys = slotsOf(history.present).map((slot) => slot.key);
        expect(new Set(keys).size).toBe(keys.length);
        for (let step = 0; step < 30; step += 1) history = undoStep(history);
        expect(history.present).toEqual(begun());
      }),
      { seed: 20261121 },
    );
  });
});
