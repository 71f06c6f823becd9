import { describe, expect, it } from 'vitest';
import type { Role } from '../../access';
import {
  decideWithoutConsultationAllowed,
  listAwaitedParties,
  listPossibleReasons,
  needsPlanRevision,
  notedPartyOf,
  type RevisionFacts,
  type SamradStanding,
} from './unheard-referral';

const NOBODY_ASKED: SamradStanding = { state: null, hasDisagreement: false, mayBeDecided: false };

describe('who decides without samråd, and about what', () => {
  it.each<[Role, boolean]>([
    ['EMPLOYMENT_MANAGER', true],
    ['EMPLOYMENT_OFFICER', false],
    ['UNIT_MANAGER', false],
    ['SOCIAL_WORKER', false],
    ['JOB_COACH', false],
    ['PROVIDER_COACH', false],
    ['SYSTEM_ADMINISTRATOR', false],
  ])('%s: %s', (role, allowed) => {
    expect(decideWithoutConsultationAllowed({ role, state: 'DRAFT', standing: NOBODY_ASKED }).allowed).toBe(allowed);
  });

  it.each([
    ['DRAFT', true],
    ['AWAITING_CONSULTATION', true],
    ['CLEARED', true],
    ['DECIDED', false],
    ['STARTED', false],
    ['ENDED', false],
    ['CANCELLED', false],
  ] as const)('a referral that is %s: %s', (state, allowed) => {
    const decision = decideWithoutConsultationAllowed({ role: 'EMPLOYMENT_MANAGER', state, standing: NOBODY_ASKED });
    expect(decision).toEqual(allowed ? { allowed } : { allowed, reason: 'referralWrongOrder' });
  });

  it('is not needed where the samråd agreed', () => {
    expect(
      decideWithoutConsultationAllowed({
        role: 'EMPLOYMENT_MANAGER',
        state: 'CLEARED',
        standing: { state: 'CONCLUDED', hasDisagreement: false, mayBeDecided: true },
      }),
    ).toEqual({ allowed: false, reason: 'unheardHasAgreement' });
  });
});

describe('the reasons that the facts bear out', () => {
  it.each<[string, SamradStanding, boolean, boolean]>([
    ['nobody was asked', NOBODY_ASKED, false, false],
    ['an answer is awaited', { ...NOBODY_ASKED, state: 'REQUESTED' }, false, false],
    ['the answer is overdue', { ...NOBODY_ASKED, state: 'OVERDUE' }, true, false],
    ['it ended in disagreement', { ...NOBODY_ASKED, state: 'ESCALATED', hasDisagreement: true }, false, true],
  ])('%s', (_, standing, unanswered, notAgreed) => {
    const reasons = listPossibleReasons(standing);
    expect([reasons.includes('UNANSWERED'), reasons.includes('NOT_AGREED')]).toEqual([unanswered, notAgreed]);
    expect(reasons).toEqual(expect.arrayContaining(['URGENT_START', 'LEGAL_DUTY', 'OWN_WISH', 'OTHER']));
  });
});

describe('whether the plan must be revised', () => {
  const facts: RevisionFacts = {
    recordedAt: '2026-11-18T09:00:00.000Z',
    planApprovedAt: '2026-10-01T09:00:00.000Z',
    referralState: 'DECIDED',
    endsOn: '2027-05-01',
  };
  it.each<[string, Partial<RevisionFacts>, boolean]>([
    ['the plan is older than the decision', {}, true],
    ['there is no plan', { planApprovedAt: null }, true],
    ['both have agreed on a plan since', { planApprovedAt: '2026-11-19T08:00:00.000Z' }, false],
    ['the referral was dropped', { referralState: 'CANCELLED' }, false],
    ['the referral has ended', { referralState: 'ENDED' }, false],
    ['it was found out about, without an end', { referralState: null, endsOn: null }, true],
    ['it was found out about when it was over', { referralState: null, endsOn: '2026-11-17' }, false],
    ['it ends today', { referralState: null, endsOn: '2026-11-18' }, true],
  ])('%s', (_, changes, expected) => {
    expect(needsPlanRevision({ ...facts, ...changes }, '2026-11-18')).toBe(expected);
  });
});

describe('taking note', () => {
  it('is asked of both parties until each has', () => {
    expect(listAwaitedParties([])).toEqual(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']);
    expect(listAwaitedParties(['EMPLOYMENT_SERVICE'])).toEqual(['MUNICIPALITY']);
    expect(listAwaitedParties(['EMPLOYMENT_SERVICE', 'MUNICIPALITY'])).toEqual([]);
  });

  it('is done by managers, each for the own party', () => {
    expect(notedPartyOf('UNIT_MANAGER')).toBe('MUNICIPALITY');
    expect(notedPartyOf('EMPLOYMENT_MANAGER')).toBe('EMPLOYMENT_SERVICE');
    expect(notedPartyOf('SOCIAL_WORKER')).toBeNull();
  });
});
