import { describe, expect, it } from 'vitest';
import { validateActivitySchedule } from '../../plans';
import { decideEmploymentInPlan, toEmploymentActivity } from './employment-in-plan';
import { EMPLOYMENT_TRANSITIONS, type EmploymentState } from './employment-state';

const TODAY = '2026-11-18';
const place = {
  employmentId: '0192f3c4-0000-7000-8000-000000000001',
  work: 'Köksbiträde',
  workplace: 'Almby skolkök',
  weeklyMinutes: 1205,
  startsOn: '2026-12-07',
  startedOn: null,
  supportUntil: null,
};

describe('a held place in the plan', () => {
  it('may be put there once AF has granted support, and not before, nor when it came to nothing', () => {
    const may = (Object.keys(EMPLOYMENT_TRANSITIONS) as EmploymentState[]).filter(
      (state) => decideEmploymentInPlan({ state, supportUntil: null }, TODAY).allowed,
    );
    expect(may).toEqual(['GRANTED', 'STARTED']);
  });

  it.each([
    ['the day before', '2026-11-17', { allowed: false, reason: 'employmentSupportOver' }],
    ['on the day', TODAY, { allowed: true }],
  ])('is over when the support ended %s', (_name, supportUntil, decision) => {
    expect(decideEmploymentInPlan({ state: 'STARTED', supportUntil }, TODAY)).toEqual(decision);
  });

  it('has the kind, hours, days and workplace that it was held with, and is sound as it stands', () => {
    const activity = toEmploymentActivity({ ...place, supportUntil: '2027-12-06' });
    expect(activity).toMatchObject({
      lineageId: place.employmentId,
      typeCode: 'SUBSIDISED_EMPLOYMENT',
      title: 'Köksbiträde',
      place: 'Almby skolkök',
      flexibleWeeklyMinutes: 1205,
      startsOn: '2026-12-07',
      endsOn: '2027-12-06',
    });
    expect(validateActivitySchedule({ ...activity, cancelledDays: [] })).toEqual([]);
  });

  it('begins on the day on which it did begin', () => {
    expect(toEmploymentActivity({ ...place, startedOn: '2026-12-09' }).startsOn).toBe('2026-12-09');
  });
});
