import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { buildAssessment } from '../../../tests/builders/weekly-rules';
import { addDays } from '../../time';
import { LEGAL_GROUNDS, type LegalGround } from './assessment';
import { hasChildReduction } from './child-reduction';
import { findGroundPeriod, findLaw, isGroundSelectable, LAW_VERSIONS, type LawVersion } from './law';
import { calculateRequirement } from './requirement';
import { validateAssessment } from './validate-assessment';

const anyDay = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2025-01-01', days));

describe('the law of a week', () => {
  it.each<[string, Partial<Record<LegalGround, boolean>>, number]>([
    ['2026-06-29', { SECTION_12_4: true, VOLUNTARY: true }, 1],
    ['2026-07-06', { SECTION_12_4_D: true, SECTION_12_4: true, VOLUNTARY: true }, 1],
    ['2026-09-28', { SECTION_12_4_D: true, SECTION_12_4: true, VOLUNTARY: true }, 1],
    ['2026-10-05', { SECTION_12_4_A: true, SECTION_12_4_D: true, SECTION_12_4: true, VOLUNTARY: true }, 1],
    ['2026-12-28', { SECTION_12_4_A: true, SECTION_12_4_D: true, SECTION_12_4: true, VOLUNTARY: true }, 1],
    [
      '2027-01-04',
      { SECTION_12_4_A: true, SECTION_12_4_D: true, SECTION_12_4: true, SECTION_12_4_G: true, VOLUNTARY: true },
      1,
    ],
    [
      '2028-06-26',
      { SECTION_12_4_A: true, SECTION_12_4_D: true, SECTION_12_4: true, SECTION_12_4_G: true, VOLUNTARY: true },
      1,
    ],
    [
      '2028-07-03',
      { SECTION_12_4_A: true, SECTION_12_4_D: true, SECTION_12_4: true, SECTION_12_4_G: true, VOLUNTARY: true },
      2,
    ],
    [
      '2029-11-19',
      { SECTION_12_4_A: true, SECTION_12_4_D: true, SECTION_12_4: true, SECTION_12_4_G: true, VOLUNTARY: true },
      2,
    ],
  ])('that begins %s knows its own grounds and its own school year', (monday, grounds, schoolYear) => {
    const selectable = LEGAL_GROUNDS.filter((ground) => isGroundSelectable(ground, monday));
    expect(selectable).toEqual(LEGAL_GROUNDS.filter((ground) => grounds[ground]));
    expect(findLaw(monday).childRule.schoolYear).toBe(schoolYear);
  });

  it.each([
    ['2026-11-16', '2020-02-01', true],
    ['2027-07-05', '2019-09-01', true],
    ['2028-06-26', '2020-02-01', true],
    ['2028-07-03', '2020-02-01', false],
    ['2028-07-03', '2021-02-01', true],
    ['2029-06-25', '2021-02-01', true],
    ['2029-07-02', '2021-02-01', false],
    ['2029-11-19', '2022-03-15', true],
  ])('that begins %s judges a child born %s', (day, bornOn, isReduced) => {
    const { requiredMinutes } = calculateRequirement({
      assessment: buildAssessment(),
      day,
      childrenBornOn: [bornOn],
    });
    expect(requiredMinutes).toBe(isReduced ? 1800 : 2400);
  });

  it('is not changed by a version that comes into force later', () => {
    checkLaw(
      fc.property(anyDay, fc.integer({ min: 0, max: 4000 }), (day, ageInDays) => {
        const asThen = LAW_VERSIONS.filter(({ fromOn }) => fromOn === null || fromOn <= day).at(-1);
        expect(findLaw(day)).toBe(asThen);
        const { underAge } = findLaw(day).childRule;
        if (ageInDays < underAge * 365) {
          expect(hasChildReduction({ childrenBornOn: [addDays(day, -ageInDays)], day })).toBe(true);
        }
      }),
    );
  });
});

describe('the versions', () => {
  it('follow one another', () => {
    const days = LAW_VERSIONS.map(({ fromOn }) => fromOn ?? '');
    expect(days).toEqual(days.toSorted());
    expect(new Set(days).size).toBe(days.length);
  });

  it.each<[LegalGround, string | null]>([
    ['SECTION_12_4_A', '2026-10-01'],
    ['SECTION_12_4_D', '2026-07-01'],
    ['SECTION_12_4', null],
    ['SECTION_12_4_G', '2027-01-01'],
    ['VOLUNTARY', null],
  ])('say when %s may be chosen', (ground, fromOn) => {
    expect(findGroundPeriod(ground)).toEqual({ fromOn, endsOn: null });
  });

  it('say when a ground that is repealed may no longer be chosen', () => {
    const last = LAW_VERSIONS.at(-1) as LawVersion;
    const repealed = { ...last, fromOn: '2031-01-01', grounds: ['VOLUNTARY'] as const };
    expect(findGroundPeriod('SECTION_12_4_D', [...LAW_VERSIONS, repealed])).toEqual({
      fromOn: '2026-07-01',
      endsOn: '2031-01-01',
    });
  });

  it('refuse exactly the assessments that begin before their ground', () => {
    checkLaw(
      fc.property(anyDay, fc.constantFrom(...LEGAL_GROUNDS), (validFrom, ground) => {
        const faults = validateAssessment(buildAssessment({ validFrom, ground }), { today: validFrom });
        const { fromOn } = findGroundPeriod(ground);
        expect(faults.map(({ field }) => field)).toEqual(fromOn !== null && validFrom < fromOn ? ['ground'] : []);
      }),
    );
  });
});
