import { describe, expect, it } from 'vitest';
import {
  type AgreementFacts,
  awaitedParty,
  decideApproval,
  decideClosing,
  decideStartDay,
  inForceFrom,
} from './agreement-state';

const proposed: AgreementFacts = {
  state: 'PROPOSED',
  proposedByParty: 'MUNICIPALITY',
  startsOn: '2026-12-01',
  approvedBy: ['MUNICIPALITY'],
};
const approved: AgreementFacts = {
  ...proposed,
  state: 'APPROVED',
  approvedBy: ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'],
};
const yes = { allowed: true };
const no = (reason: string) => ({ allowed: false, reason });

describe('who may do what with a version', () => {
  it.each([
    ['the other party approves', decideApproval(proposed, 'EMPLOYMENT_SERVICE'), yes],
    ['who proposed has approved already', decideApproval(proposed, 'MUNICIPALITY'), no('agreementAlreadyApproved')],
    ['a provider approves nothing', decideApproval(proposed, 'PROVIDER'), no('wrongParty')],
    ['nobody approves what is approved', decideApproval(approved, 'EMPLOYMENT_SERVICE'), no('agreementSettled')],
    [
      'nobody approves what is withdrawn',
      decideApproval({ ...proposed, state: 'WITHDRAWN' }, 'EMPLOYMENT_SERVICE'),
      no('agreementSettled'),
    ],
    ['who proposed withdraws', decideClosing(proposed, 'MUNICIPALITY', 'WITHDRAWN'), yes],
    ['who proposed does not say no to itself', decideClosing(proposed, 'MUNICIPALITY', 'REJECTED'), no('wrongParty')],
    ['the other says no', decideClosing(proposed, 'EMPLOYMENT_SERVICE', 'REJECTED'), yes],
    ['the other withdraws nothing', decideClosing(proposed, 'EMPLOYMENT_SERVICE', 'WITHDRAWN'), no('wrongParty')],
    ['a provider ends nothing', decideClosing(proposed, 'PROVIDER', 'REJECTED'), no('wrongParty')],
    ['an approved version stands', decideClosing(approved, 'MUNICIPALITY', 'WITHDRAWN'), no('agreementSettled')],
  ])('%s', (_, decision, expected) => {
    expect(decision).toEqual(expected);
  });

  it('waits for the party that has not approved', () => {
    expect(awaitedParty(proposed)).toBe('EMPLOYMENT_SERVICE');
    expect(awaitedParty(approved)).toBeNull();
  });
});

describe('from which day', () => {
  it.each([
    ['today', '2026-11-18', null, yes],
    ['yesterday', '2026-11-17', null, no('startsInThePast')],
    ['the day that the one in force began', '2026-11-18', '2026-11-18', no('agreementStartsTooEarly')],
    ['the day after', '2026-11-19', '2026-11-18', yes],
  ])('%s', (_, startsOn, latestFrom, expected) => {
    expect(decideStartDay(startsOn, { today: '2026-11-18', latestFrom })).toEqual(expected);
  });

  it.each([
    ['approved in time, as proposed', '2026-12-01', '2026-11-20', '2026-12-01'],
    ['approved too late, from that day and never back in time', '2026-12-01', '2026-12-07', '2026-12-07'],
  ])('%s', (_, startsOn, approvedOn, expected) => {
    expect(inForceFrom(startsOn, approvedOn)).toBe(expected);
  });
});
