import { describe, expect, it } from 'vitest';
import {
  decideFollowUp,
  type FollowedPlan,
  followUpStanding,
  type HeldFollowUp,
  usualNextFollowUpOn,
} from './decide-follow-up';
import type { Undertaking } from './undertakings';

const today = '2026-11-18';
const own: Undertaking = { party: 'MUNICIPALITY', position: 1, text: 'Ordnar praktik' };
const individual: Undertaking = { party: 'INDIVIDUAL', position: 1, text: 'Söker arbete' };
const theirs: Undertaking = { party: 'EMPLOYMENT_SERVICE', position: 1, text: 'Matchar' };
const plan: FollowedPlan = { inForceFrom: '2026-10-01', inForceTo: null, undertakings: [individual, own, theirs] };
const held: HeldFollowUp = { heldOn: today, goal: 'PARTLY', nextOn: '2027-02-18', judged: [individual, own] };

// Every way in which a follow-up may stand, and what is answered.
describe('concluding a follow-up', () => {
  it.each<[string, Partial<FollowedPlan>, Partial<HeldFollowUp>, string | null, string | null]>([
    ['all there', {}, {}, null, null],
    ['held on the first day of the plan', {}, { heldOn: '2026-10-01', nextOn: '2027-01-01' }, null, null],
    ['goal reached and no next day', {}, { goal: 'REACHED', nextOn: null }, null, null],
    ['goal reached and a next day', {}, { goal: 'REACHED' }, null, null],
    ['next exactly six months on', {}, { nextOn: '2027-05-18' }, null, null],
    ['a plan that never came into force', { inForceFrom: null }, {}, 'followUpPlanNotInForce', null],
    ['held tomorrow', {}, { heldOn: '2026-11-19' }, 'followUpDayAhead', 'heldOn'],
    ['held before the plan', {}, { heldOn: '2026-09-30' }, 'followUpOutsidePlan', 'heldOn'],
    ['held after the plan', { inForceTo: '2026-11-17' }, {}, 'followUpOutsidePlan', 'heldOn'],
    ['held on the last day of the plan', { inForceTo: '2026-11-18' }, {}, null, null],
    ['the other authority’s judged', {}, { judged: [individual, own, theirs] }, 'followUpNotYours', null],
    ['one’s own left out', {}, { judged: [individual] }, 'followUpUndertakingsDiffer', null],
    [
      'one that the plan does not have',
      {},
      { judged: [individual, own, { ...own, position: 2 }] },
      'followUpUndertakingsDiffer',
      null,
    ],
    ['no next day though the goal is not reached', {}, { nextOn: null }, 'followUpNextMissing', 'nextOn'],
    ['the next on the same day', {}, { nextOn: today }, 'followUpNextNotAfter', 'nextOn'],
    ['the next over six months on', {}, { nextOn: '2027-05-19' }, 'followUpNextTooFar', 'nextOn'],
  ])('%s', (_, planChange, heldChange, reason, field) => {
    const decision = decideFollowUp(
      { ...plan, ...planChange },
      { ...held, ...heldChange },
      { today, authority: 'MUNICIPALITY' },
    );
    expect(decision).toEqual(reason === null ? { allowed: true } : { allowed: false, reason, field });
  });
});

describe('when a plan is to be followed up', () => {
  it.each<[string, string | null, { nextOn: string | null } | null, string, string | null, number]>([
    ['nothing said', null, null, 'NONE', null, 0],
    ['far ahead', '2026-12-31', null, 'LATER', '2026-12-31', 43],
    ['the last day that is not soon', '2026-12-03', null, 'LATER', '2026-12-03', 15],
    ['within two weeks', '2026-12-02', null, 'SOON', '2026-12-02', 14],
    ['today', today, null, 'DUE', today, 0],
    ['passed', '2026-11-10', null, 'DUE', '2026-11-10', -8],
    ['passed, but followed up since', '2026-11-10', { nextOn: '2027-01-10' }, 'LATER', '2027-01-10', 53],
    ['followed up, and due again', '2026-08-10', { nextOn: '2026-11-18' }, 'DUE', '2026-11-18', 0],
    ['goal reached, nothing more', '2026-11-10', { nextOn: null }, 'NONE', null, 0],
  ])('%s', (_, agreedOn, latest, standing, on, daysLeft) => {
    expect(followUpStanding({ agreedOn, latest }, { today })).toEqual({ standing, on, daysLeft });
  });

  it('offers three months on, and the last of a shorter month', () => {
    expect(usualNextFollowUpOn('2026-11-18')).toBe('2027-02-18');
    expect(usualNextFollowUpOn('2026-11-30')).toBe('2027-02-28');
  });
});
