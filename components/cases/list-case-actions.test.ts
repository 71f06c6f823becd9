import { describe, expect, it } from 'vitest';
import type { CaseConsultationDto } from '@/lib/cases';
import { listCaseActions } from './list-case-actions';

const consultation: CaseConsultationDto = {
  id: 'samrad',
  kind: 'REFERRAL',
  state: 'REQUESTED',
  conclusion: null,
  settledAs: null,
  requestedByParty: 'EMPLOYMENT_SERVICE',
  requestedOn: '2026-11-16',
  waitsFor: 'MUNICIPALITY',
  workingDaysLeft: 3,
};
const requirement = {
  fullTimeMinutes: 0,
  requiredMinutes: 0,
  isExempt: false,
  exemptBy: null,
  lines: [],
  validFrom: '',
  validTo: null,
  ground: 'VOLUNTARY' as const,
};
const page = { caseId: 'a', thisWeek: '2026-W47', consultations: [], requirement };

describe('what one may do in a case, what it waits for first', () => {
  it.each([
    ['SOCIAL_WORKER', 'MUNICIPALITY', page, ['plan', 'assess', 'report', 'month']],
    ['SOCIAL_WORKER', 'MUNICIPALITY', { ...page, requirement: null }, ['assess', 'plan', 'report', 'month']],
    [
      'SOCIAL_WORKER',
      'MUNICIPALITY',
      { ...page, consultations: [consultation] },
      ['answer', 'plan', 'assess', 'report', 'month'],
    ],
    ['JOB_COACH', 'MUNICIPALITY', page, ['plan', 'report', 'month']],
    [
      'EMPLOYMENT_OFFICER',
      'EMPLOYMENT_SERVICE',
      { ...page, consultations: [consultation] },
      ['plan', 'refer', 'month'],
    ],
  ] as const)('%s of %s', (role, organisationKind, shown, expected) => {
    const actions = listCaseActions({ role, organisationKind }, { ...shown, consultations: [...shown.consultations] });
    expect(actions.map(({ key }) => key)).toEqual(expected);
  });
});
