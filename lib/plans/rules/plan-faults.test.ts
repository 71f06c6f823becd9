import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import type { PlanActivity } from './plan-content';
import { listPlanFaults } from './plan-faults';

const slot = { weekday: 2, startsMinute: 480, endsMinute: 720 };
const activity = blankPlanActivity({ startsOn: '2026-10-01', slots: [slot] });
const faultsOf = (change: Partial<PlanActivity>, startsOn = '2026-11-23') =>
  listPlanFaults({ startsOn, activities: [{ ...activity, ...change }] }, { today: '2026-11-18', isDraft: true }).map(
    ({ field, reason }) => [field, reason],
  );

describe('what is refused in a plan version, and beside which field', () => {
  it.each<[string, Partial<PlanActivity>, string, [string, string][]]>([
    ['a sound activity that began before the plan', {}, '2026-11-23', []],
    ['one that ends on the first day of the plan', { endsOn: '2026-11-23' }, '2026-11-23', []],
    [
      'one that is over before the plan begins',
      { endsOn: '2026-11-22' },
      '2026-11-23',
      [['activities.0.endsOn', 'activityBeforePlan']],
    ],
    [
      'a slot that ends before it begins',
      { slots: [{ ...slot, endsMinute: 470 }] },
      '2026-11-23',
      [['activities.0.slots.0.endsMinute', 'slotTimes']],
    ],
    ['a plan that begins more than a year ahead', {}, '2027-11-19', [['startsOn', 'planStartsTooFarAhead']]],
  ])('%s', (_, change, startsOn, expected) => expect(faultsOf(change, startsOn)).toEqual(expected));
});
