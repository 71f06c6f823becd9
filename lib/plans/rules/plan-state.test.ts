import { describe, expect, it } from 'vitest';
import { type ApprovalRefusal, decideApproval } from './decide-approval';
import { calculateInForceFrom, derivePlanState, listAwaitedApprovals, type PlanVersionFacts } from './plan-state';

const today = '2026-11-21';
const draft: PlanVersionFacts = {
  isProposed: false,
  approvals: [],
  isEmploymentServiceParty: true,
  inForceFrom: null,
  inForceTo: null,
  isSuperseded: false,
  isEnded: false,
};
const proposed = { ...draft, isProposed: true };
const byMunicipality = { party: 'MUNICIPALITY', userId: 'sofia' } as const;
const byEmploymentService = { party: 'EMPLOYMENT_SERVICE', userId: 'ali' } as const;
const halfApproved = { ...proposed, approvals: [byMunicipality] };
const approved = { ...proposed, approvals: [byMunicipality, byEmploymentService], inForceFrom: '2026-11-01' };

describe('derivePlanState', () => {
  it.each<[string, PlanVersionFacts, string]>([
    ['a draft', draft, 'DRAFT'],
    ['proposed', proposed, 'PROPOSED'],
    ['approved by one of two', halfApproved, 'PROPOSED'],
    [
      'approved by the only one',
      { ...halfApproved, isEmploymentServiceParty: false, inForceFrom: '2026-11-01' },
      'IN_FORCE',
    ],
    [
      'approved by AF alone where AF is no party',
      { ...proposed, approvals: [byEmploymentService], isEmploymentServiceParty: false },
      'PROPOSED',
    ],
    ['approved by both, not begun', { ...approved, inForceFrom: '2026-11-22' }, 'APPROVED'],
    ['approved by both, begins today', { ...approved, inForceFrom: today }, 'IN_FORCE'],
    ['approved by both, begun', approved, 'IN_FORCE'],
    ['its last day', { ...approved, inForceTo: today, isEnded: true }, 'IN_FORCE'],
    ['the day after it ended', { ...approved, inForceTo: '2026-11-20', isEnded: true }, 'ENDED'],
    ['replaced from tomorrow', { ...approved, inForceTo: today, isSuperseded: true }, 'IN_FORCE'],
    ['replaced since today', { ...approved, inForceTo: '2026-11-20', isSuperseded: true }, 'SUPERSEDED'],
    [
      'replaced before it began',
      { ...approved, inForceFrom: '2026-12-01', inForceTo: '2026-11-30', isSuperseded: true },
      'SUPERSEDED',
    ],
    ['a draft that was passed by', { ...draft, isSuperseded: true }, 'SUPERSEDED'],
    ['a proposal of a closed case', { ...halfApproved, isEnded: true }, 'ENDED'],
    [
      'an approval that an edit withdrew',
      { ...approved, isProposed: false, approvals: [], inForceFrom: null },
      'DRAFT',
    ],
  ])('%s', (_, version, state) => expect(derivePlanState(version, { today })).toBe(state));

  it.each([
    ['2026-12-01', '2026-11-21', '2026-12-01'],
    ['2026-11-01', '2026-11-21', '2026-11-21'],
  ])('a plan from %s approved %s is in force from %s', (startsOn, approvedOn, expected) => {
    expect(calculateInForceFrom({ startsOn, approvedOn })).toBe(expected);
  });

  it.each<[string, PlanVersionFacts, string[]]>([
    ['a draft waits for nobody', draft, []],
    ['a proposal waits for both', proposed, ['MUNICIPALITY', 'EMPLOYMENT_SERVICE']],
    ['then for the other', halfApproved, ['EMPLOYMENT_SERVICE']],
    ['never for AF when AF is no party', { ...proposed, isEmploymentServiceParty: false }, ['MUNICIPALITY']],
    ['an approved one waits for nobody', approved, []],
  ])('%s', (_, version, parties) => expect(listAwaitedApprovals(version)).toEqual(parties));
});

describe('decideApproval', () => {
  const byAli = {
    version: halfApproved as PlanVersionFacts,
    missing: [] as string[],
    actorParty: 'EMPLOYMENT_SERVICE' as const,
    actorUserId: 'ali',
    isResponsible: true,
    onBehalfReason: null,
  };

  it.each([
    ['the responsible officer of the other authority', byAli],
    ['the first of two', { ...byAli, version: proposed }],
    ['a colleague with a reason', { ...byAli, isResponsible: false, onBehalfReason: 'ABSENCE' as const }],
  ])('allows %s', (_, approval) => expect(decideApproval(approval)).toEqual({ allowed: true }));

  it.each<[string, Partial<Parameters<typeof decideApproval>[0]>, ApprovalRefusal]>([
    ['a draft', { version: draft }, 'planNotProposed'],
    ['a version that was replaced', { version: { ...halfApproved, isSuperseded: true } }, 'planOver'],
    ['a version that has ended', { version: { ...halfApproved, isEnded: true } }, 'planOver'],
    ['AF where AF is no party', { version: { ...proposed, isEmploymentServiceParty: false } }, 'planPartyNotInPlan'],
    [
      'the same authority twice',
      { version: { ...proposed, approvals: [byEmploymentService] }, actorUserId: 'eva' },
      'planAlreadyApprovedByParty',
    ],
    ['the same person for both', { actorUserId: 'sofia' }, 'planSamePersonForBoth'],
    ['an incomplete plan', { missing: ['planGoalMissing'] }, 'planIncomplete'],
    ['a colleague without a reason', { isResponsible: false }, 'planOnBehalfReasonMissing'],
  ])('refuses %s', (_, change, reason) => {
    expect(decideApproval({ ...byAli, ...change })).toEqual({ allowed: false, reason });
  });
});
