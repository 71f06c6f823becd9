import { expect, it } from 'vitest';
import { decideMessage } from './decide-message';

it.each([
  [{ isClosed: false, isRegistered: true }, { allowed: true }],
  [
    { isClosed: false, isRegistered: false },
    { allowed: false, reason: 'messageNoCounterpart' },
  ],
  [
    { isClosed: true, isRegistered: true },
    { allowed: false, reason: 'messageCaseClosed' },
  ],
  [
    { isClosed: true, isRegistered: false },
    { allowed: false, reason: 'messageCaseClosed' },
  ],
])('a case with %o answers %o', (facts, decision) => {
  expect(decideMessage(facts)).toEqual(decision);
});
