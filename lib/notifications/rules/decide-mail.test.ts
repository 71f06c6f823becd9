import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DueMail,
  decideMail,
  isFinalFault,
  isServerFault,
  MAIL_LIFETIME_HOURS,
  MAIL_WINDOW_MINUTES,
  pauseAfterAttempt,
} from './decide-mail';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 18, 9);
const due: DueMail = {
  now: NOW,
  createdAt: NOW - MINUTE,
  readAt: null,
  attempts: 0,
  isWanted: true,
  isDisabled: false,
  lastMailedAt: null,
};

describe('a due mail', () => {
  it.each<[string, Partial<DueMail>, ReturnType<typeof decideMail>]>([
    ['is sent', {}, { mail: 'SEND' }],
    ['is not sent to one who does not want it', { isWanted: false }, { mail: 'NOT_WANTED' }],
    ['is not sent to a closed account', { isDisabled: true }, { mail: 'NOT_WANTED' }],
    ['is not sent of what has been read', { readAt: NOW - 1 }, { mail: 'READ_FIRST' }],
    ['is told by one that was sent after it was written', { lastMailedAt: NOW - MINUTE }, { mail: 'WITH_ANOTHER' }],
    [
      'waits until the window after the last one has ended',
      { lastMailedAt: NOW - 10 * MINUTE },
      { mail: 'POSTPONE', until: NOW + (MAIL_WINDOW_MINUTES - 10) * MINUTE },
    ],
    ['is sent when it has ended', { lastMailedAt: NOW - MAIL_WINDOW_MINUTES * MINUTE }, { mail: 'SEND' }],
    [
      'is no news when no server was there',
      { createdAt: NOW - (MAIL_LIFETIME_HOURS * 60 + 1) * MINUTE },
      { mail: 'TOO_OLD' },
    ],
    [
      'has failed when it was tried all that time',
      { createdAt: NOW - (MAIL_LIFETIME_HOURS * 60 + 1) * MINUTE, attempts: 20 },
      { mail: 'FAILED' },
    ],
  ])('%s', (_name, change, decision) => {
    expect(decideMail({ ...due, ...change })).toEqual(decision);
  });

  it('is never sent against the choice of its recipient, nor twice within a window', () => {
    const instant = fc.integer({ min: NOW - 200 * 3_600_000, max: NOW });
    fc.assert(
      fc.property(
        instant,
        fc.option(instant),
        fc.option(instant),
        fc.boolean(),
        (createdAt, readAt, lastMailedAt, isWanted) => {
          const { mail } = decideMail({ ...due, createdAt, readAt, lastMailedAt, isWanted });
          if (mail !== 'SEND') return;
          expect(isWanted).toBe(true);
          expect(readAt).toBeNull();
          if (lastMailedAt !== null) expect(NOW - lastMailedAt).toBeGreaterThanOrEqual(MAIL_WINDOW_MINUTES * MINUTE);
        },
      ),
    );
  });
});

describe('the pause after an attempt', () => {
  it('doubles, and never passes four hours', () => {
    expect([1, 2, 3, 6, 7, 8, 500].map(pauseAfterAttempt)).toEqual([5, 10, 20, 160, 240, 240, 240]);
  });
});

describe('a fault', () => {
  it('of the address ends the attempts, of the server ends the round', () => {
    expect(isFinalFault('ADDRESS_REFUSED')).toBe(true);
    expect((['NO_CONNECTION', 'NO_SIGN_IN', 'TRY_LATER', 'OTHER'] as const).some(isFinalFault)).toBe(false);
    expect((['NO_CONNECTION', 'NO_SIGN_IN'] as const).every(isServerFault)).toBe(true);
    expect((['ADDRESS_REFUSED', 'TRY_LATER', 'OTHER'] as const).some(isServerFault)).toBe(false);
  });
});
