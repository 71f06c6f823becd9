import { describe, expect, it } from 'vitest';
import { listMissingBeforeApproval, type PlanVersionContent } from './missing-before-approval';

const complete: PlanVersionContent = {
  goalKind: 'WORK',
  goalOccupation: 'undersköterska',
  activities: ['praktik'],
  individualView: 'Vill arbeta med människor.',
  individualTookPart: true,
  municipalityUndertakings: 'Ordnar praktik.',
  employmentServiceUndertakings: 'Prövar arbetsmarknadsutbildning.',
  municipalityContactId: 'sofia',
  employmentServiceContactId: 'ali',
  startsOn: '2026-11-23',
  followUpOn: '2027-05-23',
  isEmploymentServiceParty: true,
};

describe('listMissingBeforeApproval', () => {
  it.each<[string, Partial<PlanVersionContent>]>([
    ['a complete version', {}],
    ['one whose individual did not take part', { individualTookPart: false }],
    [
      'one without AF where AF is no party',
      { isEmploymentServiceParty: false, employmentServiceUndertakings: '', employmentServiceContactId: null },
    ],
  ])('finds nothing in %s', (_, traits) => expect(listMissingBeforeApproval({ ...complete, ...traits })).toEqual([]));

  it.each<[Partial<PlanVersionContent>, string]>([
    [{ goalKind: null }, 'planGoalMissing'],
    [{ goalOccupation: ' ' }, 'planGoalOccupationMissing'],
    [{ activities: [] }, 'planActivityMissing'],
    [{ individualView: '\n' }, 'planIndividualViewMissing'],
    [{ individualTookPart: null }, 'planIndividualTookPartMissing'],
    [{ municipalityUndertakings: '' }, 'planMunicipalityUndertakingsMissing'],
    [{ employmentServiceUndertakings: '' }, 'planEmploymentServiceUndertakingsMissing'],
    [{ municipalityContactId: null }, 'planMunicipalityContactMissing'],
    [{ employmentServiceContactId: null }, 'planEmploymentServiceContactMissing'],
    [{ followUpOn: null }, 'planFollowUpMissing'],
    [{ followUpOn: '2026-11-23' }, 'planFollowUpBeforeStart'],
    [{ followUpOn: '2027-05-24' }, 'planFollowUpTooLate'],
  ])('%o lacks %s', (traits, reason) => {
    const missing = listMissingBeforeApproval({ ...complete, ...traits });
    expect(missing).toEqual([{ field: Object.keys(traits)[0], reason }]);
  });
});
