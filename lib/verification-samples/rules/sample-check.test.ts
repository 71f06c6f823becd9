import { describe, expect, it } from 'vitest';
import { decideSampleCheck } from './sample-check';

describe('decideSampleCheck', () => {
  const facts = {
    isChecked: false,
    reporters: ['coach', 'other coach'],
    actorUserId: 'social worker',
    revision: 1,
    seenRevision: 1,
    reportedMinutes: 60,
    foundMinutes: null,
  };

  it.each([
    ['what agrees', {}],
    ['what differs', { foundMinutes: 45 }],
    ['nobody there at all', { foundMinutes: 0 }],
  ])('may be written: %s', (_name, change) => {
    expect(decideSampleCheck({ ...facts, ...change })).toEqual({ allowed: true });
  });

  it.each([
    ['once only', { isChecked: true }, 'sampleAlreadyChecked'],
    ['not by the one who reported', { actorUserId: 'coach' }, 'sampleCheckedByReporter'],
    ['not by the one who has corrected it since', { actorUserId: 'other coach' }, 'sampleCheckedByReporter'],
    ['not of a report that was changed meanwhile', { revision: 2 }, 'attendanceChangedMeanwhile'],
    ['not as a difference that is none', { foundMinutes: 60 }, 'sampleNoDifference'],
  ])('is refused: %s', (_name, change, reason) => {
    expect(decideSampleCheck({ ...facts, ...change })).toEqual({ allowed: false, reason });
  });
});
