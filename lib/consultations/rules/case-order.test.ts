import { describe, expect, it } from 'vitest';
import { orderCaseConsultations, orderCaseReferrals } from './case-order';

describe('the samråd and referrals of a case, latest first as they are read', () => {
  it('are ordered with what waits for somebody, or lies with the managers, before what is over', () => {
    const ordered = orderCaseConsultations([
      { id: 'withdrawn', state: 'WITHDRAWN', waitingFor: null },
      { id: 'confirmed', state: 'CONCLUDED', waitingFor: null },
      { id: 'to confirm', state: 'CONCLUDED', waitingFor: 'MUNICIPALITY' },
      { id: 'with the managers', state: 'ESCALATED', waitingFor: null },
      { id: 'asked', state: 'REQUESTED', waitingFor: 'MUNICIPALITY' },
    ]);
    expect(ordered.map(({ id }) => id)).toEqual(['to confirm', 'with the managers', 'asked', 'withdrawn', 'confirmed']);
  });

  it('are ordered with the referral that runs first, though it came before those called off', () => {
    const ordered = orderCaseReferrals([
      { id: 'called off', state: 'CANCELLED' },
      { id: 'asked about', state: 'AWAITING_CONSULTATION' },
      { id: 'called off before', state: 'CANCELLED' },
      { id: 'runs', state: 'STARTED' },
      { id: 'ended', state: 'ENDED' },
      { id: 'decided', state: 'DECIDED' },
    ]);
    expect(ordered.map(({ id }) => id)).toEqual([
      'runs',
      'decided',
      'asked about',
      'called off',
      'called off before',
      'ended',
    ]);
  });
});
