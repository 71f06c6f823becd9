import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { buildAssessment, deduct, exempt } from '../../../tests/builders/weekly-rules';
import { type Assessment, DEDUCTION_KINDS, EXEMPTION_KINDS, findAssessmentOn } from './assessment';
import { calculateRequirement } from './requirement';

const day = '2026-11-23';
const childOfSix = '2020-03-15';
const calculate = (traits: Partial<Assessment>, childrenBornOn: string[] = []) =>
  calculateRequirement({ assessment: buildAssessment(traits), day, childrenBornOn });

describe('calculateRequirement', () => {
  it.each<[string, Partial<Assessment>, string[], number, number]>([
    ['40 h when nothing is deducted', {}, [], 40, 40],
    ['job search is within full time', { deductions: [deduct('JOB_SEARCH', 5)] }, [], 40, 35],
    ['a child takes 10 h off full time', { deductions: [deduct('JOB_SEARCH', 5)] }, [childOfSix], 30, 25],
    ['two young children take 10 h, not 20', {}, [childOfSix, '2024-01-01'], 30, 30],
    ['ability is the upper limit', { abilityMinutes: 1200 }, [], 20, 20],
    ['the child comes off the ability', { abilityMinutes: 1200 }, [childOfSix], 10, 10],
    ['ability below 10 h and a child', { abilityMinutes: 480 }, [childOfSix], 0, 0],
    ['ability 0', { abilityMinutes: 0 }, [], 0, 0],
    ['half benefit', { exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50 })] }, [], 20, 20],
    ['a quarter benefit', { exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 25 })] }, [], 30, 30],
    ['three quarters benefit', { exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 75 })] }, [], 10, 10],
    ['whole benefit', { exemptions: [exempt('SICKNESS_BENEFIT')] }, [], 0, 0],
    [
      'the lower of ability and benefit, ability lower',
      { abilityMinutes: 900, exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50 })] },
      [],
      15,
      15,
    ],
    [
      'the lower of ability and benefit, benefit lower',
      { abilityMinutes: 1800, exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 75 })] },
      [],
      10,
      10,
    ],
    ['other duties lessen full time', { deductions: [deduct('OTHER_DUTIES', 4)] }, [], 36, 36],
    ['childcare lessens full time', { deductions: [deduct('CHILDCARE', 8)] }, [], 32, 32],
    [
      'other duties, childcare and child together',
      { deductions: [deduct('OTHER_DUTIES', 4), deduct('CHILDCARE', 8)] },
      [childOfSix],
      18,
      18,
    ],
    ['part-time employment', { deductions: [deduct('PART_TIME_EMPLOYMENT', 20)] }, [], 40, 20],
    ['part-time programme', { deductions: [deduct('PART_TIME_PROGRAMME', 20)] }, [], 40, 20],
    ['part-time education', { deductions: [deduct('PART_TIME_EDUCATION', 15)] }, [], 40, 25],
    ['part-time other', { deductions: [deduct('PART_TIME_OTHER', 2.5)] }, [], 40, 37.5],
    [
      'occupation and job search fill the ability',
      { abilityMinutes: 1200, deductions: [deduct('PART_TIME_EDUCATION', 15), deduct('JOB_SEARCH', 5)] },
      [],
      20,
      0,
    ],
    [
      'more is deducted than there is',
      { abilityMinutes: 1200, deductions: [deduct('PART_TIME_EDUCATION', 30), deduct('JOB_SEARCH', 5)] },
      [],
      20,
      0,
    ],
    ['other duties above ability', { abilityMinutes: 600, deductions: [deduct('OTHER_DUTIES', 20)] }, [], 0, 0],
  ])('%s', (_, traits, childrenBornOn, fullTimeHours, requiredHours) => {
    const requirement = calculate(traits, childrenBornOn);
    expect(requirement.fullTimeMinutes).toBe(fullTimeHours * 60);
    expect(requirement.requiredMinutes).toBe(requiredHours * 60);
  });

  it.each(EXEMPTION_KINDS)('%s frees the whole day', (kind) => {
    const requirement = calculate({ exemptions: [exempt(kind)], deductions: [deduct('JOB_SEARCH', 5)] });
    expect(requirement).toMatchObject({ isExempt: true, exemptBy: kind, fullTimeMinutes: 0, requiredMinutes: 0 });
    expect(requirement.lines.at(-1)?.section).toMatch(/^12 kap\. 4 a § [1-6]/);
  });

  it.each([
    ['on its last day', '2026-11-23', true],
    ['the day after its last', '2026-11-22', false],
    ['with no last day', null, true],
  ])('an exemption holds %s', (_, validTo, isExempt) => {
    expect(calculate({ exemptions: [exempt('PARENTAL_LEAVE', { validTo })] }).isExempt).toBe(isExempt);
  });

  it('an ended partial benefit takes nothing away', () => {
    const ended = exempt('SICKNESS_BENEFIT', { sharePercent: 50, validTo: '2026-11-20' });
    expect(calculate({ exemptions: [ended] }).fullTimeMinutes).toBe(2400);
  });

  it('names the programme only when nothing else exempts', () => {
    const both = [exempt('LABOUR_MARKET_PROGRAMME'), exempt('PARENTAL_LEAVE')];
    expect(calculate({ exemptions: both }).exemptBy).toBe('PARENTAL_LEAVE');
    const halfIll = [exempt('LABOUR_MARKET_PROGRAMME'), exempt('SICKNESS_BENEFIT', { sharePercent: 50 })];
    expect(calculate({ exemptions: halfIll }).exemptBy).toBe('LABOUR_MARKET_PROGRAMME');
  });

  it('shows the sum line by line with its section', () => {
    const { lines } = calculate(
      {
        abilityMinutes: 2100,
        exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 25 })],
        deductions: [deduct('JOB_SEARCH', 5), deduct('PART_TIME_EDUCATION', 10), deduct('CHILDCARE', 2)],
      },
      [childOfSix],
    );
    expect(lines).toEqual([
      { key: 'MAXIMUM', minutes: 2400, section: '12 kap. 4 b §' },
      { key: 'ABILITY', minutes: -300, section: '12 kap. 4 b §' },
      { key: 'SICKNESS_BENEFIT', minutes: -300, section: '12 kap. 4 a § 5' },
      { key: 'CHILDCARE', minutes: -120, section: '12 kap. 4 c §' },
      { key: 'CHILD', minutes: -600, section: '12 kap. 4 b §' },
      { key: 'PART_TIME_EDUCATION', minutes: -600, section: '12 kap. 4 b §' },
      { key: 'JOB_SEARCH', minutes: -300, section: '12 kap. 4 b §' },
    ]);
  });

  const assessments = fc
    .record({
      ability: fc.integer({ min: 0, max: 480 }),
      share: fc.constantFrom(0, 0, 25, 50, 75, 100),
      kind: fc.constantFrom(null, null, null, null, ...EXEMPTION_KINDS),
      hours: fc.array(
        fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 5 }) }, fc.integer({ min: 0, max: 40 })),
        { minLength: 7, maxLength: 7 },
      ),
    })
    .map(({ ability, share, kind, hours }) =>
      buildAssessment({
        abilityMinutes: ability * 5,
        exemptions: [
          ...(share > 0 ? [exempt('SICKNESS_BENEFIT', { sharePercent: share })] : []),
          ...(kind ? [exempt(kind)] : []),
        ],
        deductions: DEDUCTION_KINDS.map((deduction, index) => deduct(deduction, hours[index] ?? 0)),
      }),
    );
  const children = fc.subarray([childOfSix, '2012-01-01', '2025-07-07']);

  it('stays between 0 and 2 400, and its lines and parts add up', () => {
    checkLaw(
      fc.property(assessments, children, (assessment, childrenBornOn) => {
        const result = calculateRequirement({ assessment, day, childrenBornOn });
        expect(result.requiredMinutes).toBeGreaterThanOrEqual(0);
        expect(result.requiredMinutes).toBeLessThanOrEqual(result.fullTimeMinutes);
        expect(result.fullTimeMinutes).toBeLessThanOrEqual(2400);
        expect(result.lines.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(result.requiredMinutes);
        expect(result.fullTimeMinutes).toBe(
          result.requiredMinutes + result.occupationMinutes + result.jobSearchMinutes,
        );
      }),
    );
  });

  it('is the formula of the domain', () => {
    checkLaw(
      fc.property(assessments, children, (assessment, childrenBornOn) => {
        const result = calculateRequirement({ assessment, day, childrenBornOn });
        fc.pre(!result.isExempt);
        const minutes = (kind: string) =>
          assessment.deductions.find((deduction) => deduction.kind === kind)?.minutes ?? 0;
        const share = assessment.exemptions.find(({ kind }) => kind === 'SICKNESS_BENEFIT')?.sharePercent ?? 0;
        const child = childrenBornOn.some((bornOn) => bornOn > '2018-11-23') ? 600 : 0;
        const fullTime = Math.max(
          0,
          Math.min(assessment.abilityMinutes, 2400 * (1 - share / 100)) -
            minutes('OTHER_DUTIES') -
            minutes('CHILDCARE') -
            child,
        );
        const occupation =
          minutes('PART_TIME_EMPLOYMENT') +
          minutes('PART_TIME_PROGRAMME') +
          minutes('PART_TIME_EDUCATION') +
          minutes('PART_TIME_OTHER');
        expect(result.fullTimeMinutes).toBe(fullTime);
        expect(result.requiredMinutes).toBe(Math.max(0, fullTime - occupation - minutes('JOB_SEARCH')));
      }),
    );
  });

  it('never asks for more when something is added to deduct', () => {
    checkLaw(
      fc.property(
        assessments,
        fc.constantFrom(...DEDUCTION_KINDS),
        fc.integer({ min: 0, max: 20 }),
        (assessment, kind, hours) => {
          const more = { ...assessment, deductions: [...assessment.deductions, deduct(kind, hours)] };
          const before = calculateRequirement({ assessment, day, childrenBornOn: [] });
          const after = calculateRequirement({ assessment: more, day, childrenBornOn: [] });
          expect(after.requiredMinutes).toBeLessThanOrEqual(before.requiredMinutes);
          expect(after.fullTimeMinutes).toBeLessThanOrEqual(before.fullTimeMinutes);
        },
      ),
    );
  });
});

describe('findAssessmentOn', () => {
  const first = buildAssessment({ id: 'first', validTo: '2026-10-31' });
  const second = buildAssessment({ id: 'second', validFrom: '2026-11-01' });

  it.each([
    ['2026-09-30', null],
    ['2026-10-01', 'first'],
    ['2026-10-31', 'first'],
    ['2026-11-01', 'second'],
    ['2030-01-01', 'second'],
  ])('on %s it is %s', (on, id) => expect(findAssessmentOn([first, second], on)?.id ?? null).toBe(id));

  it('takes the one that began last where two claim the day', () => {
    const open = buildAssessment({ id: 'open' });
    expect(findAssessmentOn([second, open], '2026-11-05')?.id).toBe('second');
    expect(findAssessmentOn([open, second], '2026-11-05')?.id).toBe('second');
  });
});
