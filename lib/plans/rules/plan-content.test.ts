import { describe, expect, it } from 'vitest';
import { listMissingBeforeApproval, type PlanVersionContent } from './missing-before-approval';
import { listPlanRemarks, type RemarkableActivity } from './plan-remarks';

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

describe('listPlanRemarks', () => {
  const strengthening: RemarkableActivity = { startsOn: '2026-10-01', endsOn: null, strengthens: true, matches: false };
  const matching: RemarkableActivity = { ...strengthening, strengthens: false, matches: true };
  const employment: RemarkableActivity = { ...strengthening, strengthens: false };
  const version = { inForceFrom: '2026-10-01', followUpOn: '2027-01-15', activities: [strengthening, matching] };
  const remarks = (traits: Partial<typeof version>, today = '2026-11-21') =>
    listPlanRemarks({ ...version, ...traits }, { today });

  it.each<[string, Partial<typeof version>, string, string[]]>([
    ['a good plan', {}, '2026-11-21', []],
    ['a plan the day before it is six months old', { followUpOn: '2027-06-01' }, '2027-03-31', []],
    ['a plan of six months', { followUpOn: '2027-06-01' }, '2027-04-01', ['OLDER_THAN_SIX_MONTHS']],
    ['a follow-up tomorrow', {}, '2027-01-14', []],
    ['a follow-up today', {}, '2027-01-15', ['FOLLOW_UP_DUE']],
    ['only matching', { activities: [matching, matching] }, '2026-11-21', ['ONLY_MATCHING']],
    ['matching beside employment', { activities: [matching, employment] }, '2026-11-21', ['ONLY_MATCHING']],
    ['employment alone', { activities: [employment] }, '2026-11-21', []],
    [
      'one after the other',
      {
        activities: [
          { ...strengthening, endsOn: '2026-10-31' },
          { ...strengthening, startsOn: '2026-11-01' },
        ],
      },
      '2026-11-21',
      ['ONLY_SEQUENTIAL'],
    ],
    [
      'with one day in common',
      {
        activities: [
          { ...strengthening, endsOn: '2026-11-01' },
          { ...strengthening, startsOn: '2026-11-01' },
        ],
      },
      '2026-11-21',
      [],
    ],
    [
      'all of it',
      {
        activities: [
          { ...matching, endsOn: '2026-10-31' },
          { ...matching, startsOn: '2026-11-01' },
        ],
      },
      '2027-04-01',
      ['OLDER_THAN_SIX_MONTHS', 'FOLLOW_UP_DUE', 'ONLY_MATCHING', 'ONLY_SEQUENTIAL'],
    ],
  ])('%s', (_, traits, today, expected) => expect(remarks(traits, today)).toEqual(expected));
});
