import { describe, expect, it } from 'vitest';
import { buildAssessment, deduct, exempt } from '../../../tests/builders/weekly-rules';
import type { Assessment } from './assessment';
import { validateAssessment } from './validate-assessment';

const today = '2026-11-21';

describe('validateAssessment', () => {
  it.each<[string, Partial<Assessment>]>([
    ['a plain one', {}],
    [
      'the whole range of parts',
      {
        abilityMinutes: 1805,
        abilityReason: 'Läkarutlåtande',
        exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 25, validTo: '2027-01-31' })],
        deductions: [deduct('JOB_SEARCH', 5), deduct('CHILDCARE', 2)],
      },
    ],
    ['one day long', { validTo: '2026-10-01' }],
    ['4 a § from October 2026', { validFrom: '2026-10-01' }],
    ['4 d § from July 2026', { validFrom: '2026-07-01', ground: 'SECTION_12_4_D' }],
    ['4 g § from 2027', { validFrom: '2027-01-01', ground: 'SECTION_12_4_G' }],
    ['12 kap. 4 § earlier', { validFrom: '2025-11-01', ground: 'SECTION_12_4' }],
    ['voluntary earlier', { validFrom: '2025-11-01', ground: 'VOLUNTARY' }],
    ['ability 0 with a reason', { abilityMinutes: 0, abilityReason: 'Utredning pågår' }],
  ])('takes %s', (_, traits) => expect(validateAssessment(buildAssessment(traits), { today })).toEqual([]));

  it.each<[string, Partial<Assessment>, string, string]>([
    ['no first day', { validFrom: '' }, 'validFrom', 'assessmentDayMissing'],
    ['a first day that does not exist', { validFrom: '2026-02-30' }, 'validFrom', 'assessmentDayMissing'],
    ['a last day that does not exist', { validTo: '2026-13-01' }, 'validTo', 'assessmentDayMissing'],
    ['a last day before the first', { validTo: '2026-09-30' }, 'validTo', 'assessmentEndsBeforeStart'],
    ['a start over a year ahead', { validFrom: '2027-11-22' }, 'validFrom', 'assessmentTooFarAhead'],
    ['4 a § before October 2026', { validFrom: '2026-09-30' }, 'ground', 'assessmentGroundNotInForce'],
    [
      '4 d § before July 2026',
      { validFrom: '2026-06-30', ground: 'SECTION_12_4_D' },
      'ground',
      'assessmentGroundNotInForce',
    ],
    ['4 g § in 2026', { validFrom: '2026-12-31', ground: 'SECTION_12_4_G' }, 'ground', 'assessmentGroundNotInForce'],
    ['ability above 40 h', { abilityMinutes: 2405 }, 'abilityMinutes', 'assessmentAbilityRange'],
    ['ability below 0', { abilityMinutes: -5, abilityReason: 'x' }, 'abilityMinutes', 'assessmentAbilityRange'],
    [
      'ability in half minutes',
      { abilityMinutes: 2.5, abilityReason: 'x' },
      'abilityMinutes',
      'assessmentAbilityRange',
    ],
    [
      'ability that is not a number',
      { abilityMinutes: Number.NaN, abilityReason: 'x' },
      'abilityMinutes',
      'assessmentAbilityRange',
    ],
    [
      'ability off the five minutes',
      { abilityMinutes: 1201, abilityReason: 'x' },
      'abilityMinutes',
      'assessmentMinutesNotFive',
    ],
    [
      'less ability without a reason',
      { abilityMinutes: 1200, abilityReason: '  ' },
      'abilityReason',
      'assessmentAbilityReasonMissing',
    ],
    [
      'a third of a benefit',
      { exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 33 })] },
      'exemptions.0.sharePercent',
      'assessmentExemptionShare',
    ],
    [
      'half a parental leave',
      { exemptions: [exempt('PARENTAL_LEAVE', { sharePercent: 50 })] },
      'exemptions.0.sharePercent',
      'assessmentExemptionShare',
    ],
    [
      'the same exemption twice',
      { exemptions: [exempt('UNDER_18'), exempt('UNDER_18')] },
      'exemptions.1.kind',
      'assessmentExemptionTwice',
    ],
    [
      'an exemption that ends before the assessment',
      { exemptions: [exempt('UNDER_18', { validTo: '2026-09-30' })] },
      'exemptions.0.validTo',
      'assessmentExemptionEndsBeforeStart',
    ],
    [
      'an exemption to no day',
      { exemptions: [exempt('UNDER_18', { validTo: '' })] },
      'exemptions.0.validTo',
      'assessmentDayMissing',
    ],
    [
      'the same deduction twice',
      { deductions: [deduct('JOB_SEARCH', 5), deduct('JOB_SEARCH', 1)] },
      'deductions.1.kind',
      'assessmentDeductionTwice',
    ],
    [
      'a deduction below 0',
      { deductions: [deduct('JOB_SEARCH', -1)] },
      'deductions.0.minutes',
      'assessmentMinutesRange',
    ],
    [
      'a deduction above 40 h',
      { deductions: [deduct('JOB_SEARCH', 41)] },
      'deductions.0.minutes',
      'assessmentMinutesRange',
    ],
    [
      'a deduction off the five minutes',
      { deductions: [{ ...deduct('JOB_SEARCH', 0), minutes: 301 }] },
      'deductions.0.minutes',
      'assessmentMinutesNotFive',
    ],
    [
      'other duties without a reason',
      { deductions: [{ ...deduct('OTHER_DUTIES', 1), reason: '' }] },
      'deductions.0.reason',
      'assessmentDeductionReasonMissing',
    ],
    [
      'childcare without a reason',
      { deductions: [{ ...deduct('CHILDCARE', 1), reason: ' ' }] },
      'deductions.0.reason',
      'assessmentDeductionReasonMissing',
    ],
  ])('refuses %s', (_, traits, field, reason) => {
    expect(validateAssessment(buildAssessment(traits), { today })).toEqual([{ field, reason }]);
  });

  it('names all faults at once', () => {
    const faults = validateAssessment(
      buildAssessment({
        validTo: '2026-01-01',
        abilityMinutes: 3000,
        deductions: [{ ...deduct('CHILDCARE', -1), reason: '' }],
      }),
      { today },
    );
    expect(faults.map(({ field }) => field)).toEqual([
      'validTo',
      'abilityMinutes',
      'deductions.0.minutes',
      'deductions.0.reason',
    ]);
  });
});
