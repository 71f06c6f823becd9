import { describe, expect, it } from 'vitest';
import { listProblems, pickChanged } from './form-problems';

describe('listProblems', () => {
  it('flattens nested fields and lists to their paths', () => {
    const errors = {
      goal: { type: 'custom', message: 'required', ref: { name: 'goal' } },
      slots: [undefined, { startsMinute: { type: 'custom', message: 'slotTimes' } }],
      activities: { root: { type: 'too_small', message: 'fewerThan|1' } },
    };
    expect(listProblems(errors)).toEqual([
      { name: 'goal', message: 'required' },
      { name: 'slots.1.startsMinute', message: 'slotTimes' },
      { name: 'activities.root', message: 'fewerThan|1' },
    ]);
  });
});

describe('pickChanged', () => {
  it('keeps only what differs', () => {
    const saved = { caseId: 'a', revision: 3, text: '', days: [1] };
    expect(pickChanged({ ...saved, text: 'nytt' }, saved)).toEqual({ text: 'nytt' });
    expect(pickChanged({ ...saved, days: [1, 2] }, saved)).toEqual({ days: [1, 2] });
    expect(pickChanged(saved, saved)).toEqual({});
  });
});
