import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { applyArrow, applyDrag, type Drag } from './planner-drag';
import { findSlot, openPlanner } from './planner-edits';
import { summariseSlots } from './slot-summary';

const grid = { step: 30, startsMinute: 420, endsMinute: 1080 };
const state = openPlanner([
  blankPlanActivity({ lineageId: 'praktik', slots: [{ weekday: 1, startsMinute: 540, endsMinute: 720 }] }),
]);

function dragged(drag: Drag, weekday: number, minute: number, step = 30) {
  const held = applyDrag(state, drag, { weekday, minute }, { ...grid, step });
  const slot = held && findSlot(held.state, held.key)?.slot;
  return slot ? [slot.weekday, slot.startsMinute, slot.endsMinute] : null;
}

describe('dragging', () => {
  const draw: Drag = { kind: 'DRAW', lineageId: 'praktik', weekday: 2, fromMinute: 550 };
  const move: Drag = { kind: 'MOVE', key: 's1', grabMinutes: 30 };
  it.each<[string, Drag, number, number, number, number[]]>([
    ['draws downwards over whole steps', draw, 2, 610, 30, [2, 540, 630]],
    ['draws upwards', draw, 2, 490, 30, [2, 480, 570]],
    ['draws in its own day though the pointer strays', draw, 4, 610, 30, [2, 540, 630]],
    ['draws within the hours of the grid', draw, 2, 2000, 30, [2, 540, 1080]],
    ['draws finer on demand', draw, 2, 556, 15, [2, 540, 570]],
    ['moves by where it was taken', move, 3, 632, 30, [3, 600, 780]],
    ['moves within the hours of the grid', move, 3, 1300, 30, [3, 900, 1080]],
    ['moves no earlier than the grid begins', move, 5, 0, 30, [5, 420, 600]],
    ['resizes the end', { kind: 'RESIZE_END', key: 's1' }, 1, 800, 30, [1, 540, 810]],
    ['resizes the start', { kind: 'RESIZE_START', key: 's1' }, 1, 470, 30, [1, 480, 720]],
    ['copies', { kind: 'COPY', key: 's1', grabMinutes: 0 }, 5, 540, 30, [5, 540, 720]],
  ])('%s', (_name, drag, weekday, minute, step, expected) => {
    expect(dragged(drag, weekday, minute, step)).toEqual(expected);
  });

  it('lets go of what is no longer there', () => {
    expect(dragged({ kind: 'RESIZE_END', key: 'gone' }, 1, 600)).toBeNull();
  });
});

describe('arrow keys with a slot held', () => {
  const press = (arrow: Parameters<typeof applyArrow>[1], edge: 'START' | 'END' | null = null) => {
    const held = applyArrow({ state, key: 's1' }, arrow, { step: 30, edge, lastWeekday: 5 });
    const slot = findSlot(held.state, 's1')?.slot;
    return [slot?.weekday, slot?.startsMinute, slot?.endsMinute];
  };
  it('moves it, or one of its edges', () => {
    expect(press('ArrowDown')).toEqual([1, 570, 750]);
    expect(press('ArrowUp')).toEqual([1, 510, 690]);
    expect(press('ArrowRight')).toEqual([2, 540, 720]);
    expect(press('ArrowLeft')).toEqual([1, 540, 720]);
    expect(press('ArrowDown', 'END')).toEqual([1, 540, 750]);
    expect(press('ArrowUp', 'END')).toEqual([1, 540, 690]);
    expect(press('ArrowUp', 'START')).toEqual([1, 510, 720]);
    expect(press('ArrowRight', 'START')).toEqual([1, 540, 720]);
    expect(applyArrow({ state, key: 'gone' }, 'ArrowUp', { step: 30, edge: null, lastWeekday: 5 }).state).toBe(state);
  });
});

describe('the times of an activity in words', () => {
  const on = (weekday: number, startsHour: number, endsHour: number) => ({
    weekday,
    startsMinute: startsHour * 60,
    endsMinute: endsHour * 60,
  });
  it.each([
    [[], ''],
    [[on(2, 9, 12)], 'tis 09.00–12.00'],
    [[on(1, 8, 16), on(2, 8, 16), on(3, 8, 16), on(5, 9, 12)], 'mån–ons 08.00–16.00, fre 09.00–12.00'],
    [[on(4, 8, 16), on(5, 8, 16)], 'tor och fre 08.00–16.00'],
    [[on(1, 13, 16), on(1, 8, 12)], 'mån 08.00–12.00 och 13.00–16.00'],
  ])('%j is «%s»', (slots, expected) => {
    expect(summariseSlots(slots)).toBe(expected);
  });
});
