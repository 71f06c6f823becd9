import { describe, expect, it } from 'vitest';
import { buildActivity, slotsOn } from '../../../tests/builders/weekly-rules';
import type { PlannedActivity } from './planned-activity';
import { validateActivitySchedule } from './validate-activity';

const slot = { weekday: 1, startsMinute: 480, endsMinute: 720 };

describe('validateActivitySchedule', () => {
  it.each<[string, Partial<PlannedActivity>]>([
    ['slots on several days', { slots: slotsOn([1, 2, 3, 4, 5, 6, 7], 8, 12) }],
    ['slots that meet', { slots: [slot, { ...slot, startsMinute: 720, endsMinute: 960 }] }],
    ['a slot to midnight', { slots: [{ ...slot, endsMinute: 1440 }] }],
    ['a slot of five minutes', { slots: [{ ...slot, endsMinute: 485 }] }],
    ['a flexible amount', { flexibleWeeklyMinutes: 90 }],
    ['a cancelled day within', { slots: [slot], endsOn: '2026-12-31', cancelledDays: ['2026-12-31'] }],
  ])('takes %s', (_, traits) => expect(validateActivitySchedule(buildActivity(traits))).toEqual([]));

  it.each<[string, Partial<PlannedActivity>, string, string]>([
    ['no time at all', {}, 'slots', 'activityTimeMissing'],
    [
      'both slots and a flexible amount',
      { slots: [slot], flexibleWeeklyMinutes: 60 },
      'flexibleWeeklyMinutes',
      'activitySlotsAndFlexible',
    ],
    ['a flexible amount of 0', { flexibleWeeklyMinutes: 0 }, 'flexibleWeeklyMinutes', 'activityFlexibleRange'],
    ['a flexible amount above 40 h', { flexibleWeeklyMinutes: 2405 }, 'flexibleWeeklyMinutes', 'activityFlexibleRange'],
    [
      'a flexible amount off the five minutes',
      { flexibleWeeklyMinutes: 91 },
      'flexibleWeeklyMinutes',
      'activityFlexibleNotFive',
    ],
    ['weekday 0', { slots: [{ ...slot, weekday: 0 }] }, 'slots.0.weekday', 'slotWeekday'],
    ['weekday 8', { slots: [{ ...slot, weekday: 8 }] }, 'slots.0.weekday', 'slotWeekday'],
    ['an end before the start', { slots: [{ ...slot, endsMinute: 475 }] }, 'slots.0.endsMinute', 'slotTimes'],
    ['an empty slot', { slots: [{ ...slot, endsMinute: 480 }] }, 'slots.0.endsMinute', 'slotTimes'],
    ['a slot past midnight', { slots: [{ ...slot, endsMinute: 1445 }] }, 'slots.0.endsMinute', 'slotTimes'],
    [
      'a slot that is not a number',
      { slots: [{ ...slot, endsMinute: Number.NaN }] },
      'slots.0.endsMinute',
      'slotTimes',
    ],
    ['a slot off the five minutes', { slots: [{ ...slot, startsMinute: 481 }] }, 'slots.0.startsMinute', 'slotNotFive'],
    [
      'slots on top of each other',
      { slots: [slot, { ...slot, startsMinute: 715, endsMinute: 780 }] },
      'slots.1.startsMinute',
      'slotOverlap',
    ],
    ['the same slot twice', { slots: [slot, slot] }, 'slots.1.startsMinute', 'slotOverlap'],
    ['no first day', { slots: [slot], startsOn: '' }, 'startsOn', 'activityDayMissing'],
    ['a last day that does not exist', { slots: [slot], endsOn: '2026-02-30' }, 'endsOn', 'activityDayMissing'],
    ['a last day before the first', { slots: [slot], endsOn: '2026-09-30' }, 'endsOn', 'activityEndsBeforeStart'],
    [
      'a cancelled day before',
      { slots: [slot], cancelledDays: ['2026-09-30'] },
      'cancelledDays.0',
      'activityCancelledDayOutside',
    ],
    [
      'a cancelled day after',
      { slots: [slot], endsOn: '2026-10-31', cancelledDays: ['2026-11-01'] },
      'cancelledDays.0',
      'activityCancelledDayOutside',
    ],
  ])('refuses %s', (_, traits, field, reason) => {
    expect(validateActivitySchedule(buildActivity(traits))).toEqual([{ field, reason }]);
  });
});
