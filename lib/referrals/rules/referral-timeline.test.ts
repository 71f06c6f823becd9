import { expect, it } from 'vitest';
import { orderReferralEvents, type ReferralEvent, type ReferralEventKind } from './referral-timeline';

const event = (kind: ReferralEventKind, at: string): ReferralEvent => ({
  kind,
  at,
  byName: 'Anna Ros',
  party: 'EMPLOYMENT_SERVICE',
  day: null,
  minutes: null,
  reason: null,
  words: '',
});

it('tells what happened in its order, and what was done in one go in the order of the way', () => {
  const told = orderReferralEvents([
    event('ENDED', '2026-11-18T09:00:00.000Z'),
    event('PLANNED_HOURS', '2026-11-10T09:00:00.000Z'),
    event('STARTED', '2026-11-10T09:00:00.000Z'),
    event('CONSULTATION_REQUESTED', '2026-10-01T09:00:00.000Z'),
    event('DRAFTED', '2026-10-01T09:00:00.000Z'),
  ]);
  expect(told.map(({ kind }) => kind)).toEqual([
    'DRAFTED',
    'CONSULTATION_REQUESTED',
    'STARTED',
    'PLANNED_HOURS',
    'ENDED',
  ]);
});
