import { describe, expect, it } from 'vitest';
import { calculateLeadTime } from './lead-time';

describe('how long it takes until the first joint plan', () => {
  const facts = { openedOn: '2026-11-01', recordedOn: null, approvedOn: '2026-11-13', today: '2026-11-18' };
  it.each([
    ['from the case was opened to the last approval', {}, '2026-11-01', 12],
    ['from the case came into Samspel, if that was later', { recordedOn: '2026-11-10' }, '2026-11-10', 3],
    ['from the case was opened, though it was recorded before', { recordedOn: '2026-10-01' }, '2026-11-01', 12],
    ['so far, while there is none', { approvedOn: null }, '2026-11-01', 17],
    ['no time at all for a plan older than the case', { approvedOn: '2026-10-20' }, '2026-11-01', 0],
  ])('%s', (_, change, fromOn, days) => {
    expect(calculateLeadTime({ ...facts, ...change })).toMatchObject({ fromOn, days });
  });
});
