import { describe, expect, it } from 'vitest';
import {
  assess,
  breakOf,
  buildActivity,
  buildAssessment,
  buildVersion,
  buildWeekFacts,
  childOfSix,
  deduct,
  exempt,
  rom,
  slotsOn,
} from '../../../tests/builders/weekly-rules';
import { type CaseWeekFacts, calculateCaseWeek } from './case-week';

const hours = (value: number) => value * 60;

describe('the worked examples of the domain', () => {
  it('1. ability 40 h, job search 5 h, praktik Mon–Thu 08–16: below full time, gap 3 h', () => {
    expect(calculateCaseWeek(buildWeekFacts())).toMatchObject({
      level: 'BELOW_FULL_TIME',
      requiredMinutes: hours(35),
      assignedMinutes: hours(32),
      gapMinutes: hours(3),
      requiredJobSearchMinutes: hours(5),
    });
  });

  it('2. the same person with a child of 6: 25 h required, 32 h planned, full time', () => {
    expect(calculateCaseWeek(buildWeekFacts({ childrenBornOn: [childOfSix] }))).toMatchObject({
      level: 'FULL_TIME',
      requiredMinutes: hours(25),
      assignedMinutes: hours(32),
      gapMinutes: 0,
      childReductionMinutes: hours(10),
    });
  });

  it('3. ability 20 h (medical), SFI 15 h, job search 5 h: nothing required, full time (occupied)', () => {
    const assessment = buildAssessment({
      abilityMinutes: hours(20),
      abilityReason: 'Läkarutlåtande',
      deductions: [deduct('PART_TIME_EDUCATION', 15), deduct('JOB_SEARCH', 5)],
    });
    const expected = { level: 'FULL_TIME', requiredMinutes: 0, gapMinutes: 0, requiredOccupationMinutes: hours(15) };
    expect(calculateCaseWeek(buildWeekFacts({ assessments: [assessment] }))).toMatchObject(expected);
    expect(calculateCaseWeek(buildWeekFacts({ assessments: [assessment], planVersions: [] }))).toMatchObject(expected);
  });

  it('4. week 2026-W53, with nyårsafton and nyårsdagen: 35 × 3/5 = 21 h', () => {
    expect(calculateCaseWeek(buildWeekFacts({ week: '2026-W53' }))).toMatchObject({
      requiredMinutes: hours(21),
      assignedMinutes: hours(24),
      level: 'FULL_TIME',
    });
  });

  it('5. in programme 40 h through ROM, real schedule 1.5 h: exempt, formally full time only', () => {
    const assessments = [buildAssessment({ exemptions: [exempt('LABOUR_MARKET_PROGRAMME')] })];
    expect(calculateCaseWeek(buildWeekFacts({ assessments, planVersions: [buildVersion([rom])] }))).toMatchObject({
      level: 'EXEMPT',
      isFormallyFullTimeOnly: true,
      programmePlannedMinutes: 90,
      occupationMinutes: 90,
      requiredMinutes: 0,
      gapMinutes: 0,
    });
  });

  it('6. Tuesday 09–12 and 11–14: 5 h planned, 1 h double-booked', () => {
    const planVersions = [
      buildVersion([
        buildActivity({ id: 'a', createdOrder: 1, slots: slotsOn([2], 9, 12) }),
        buildActivity({ id: 'b', createdOrder: 2, slots: slotsOn([2], 11, 14) }),
      ]),
    ];
    expect(calculateCaseWeek(buildWeekFacts({ planVersions }))).toMatchObject({
      assignedMinutes: hours(5),
      doubleBookedMinutes: hours(1),
    });
  });
});

describe('the figures of a week', () => {
  it.each<[string, Partial<CaseWeekFacts>, number, number]>([
    ['an ordinary week', {}, 40, 35],
    ['one holiday (trettondedag jul)', { week: '2027-W01' }, 32, 28],
    ['two holidays', { week: '2026-W53' }, 24, 21],
    ['the week of julafton', { week: '2026-W52' }, 24, 21],
    ['a holiday on a Saturday', { week: '2026-W44' }, 40, 35],
    ['a break on Wednesday', breakOf('2026-11-25', '2026-11-25'), 32, 28],
    ['a break over a holiday counts it once', { week: '2026-W53', ...breakOf('2026-12-30', '2026-12-31') }, 16, 14],
    ['a break on the weekend', breakOf('2026-11-28', '2026-11-29'), 40, 35],
    [
      'an assessment from Wednesday',
      assess({ validFrom: '2026-11-25', deductions: [deduct('JOB_SEARCH', 5)] }),
      24,
      21,
    ],
    ['an assessment until Monday', assess({ validTo: '2026-11-23', deductions: [deduct('JOB_SEARCH', 5)] }), 8, 7],
    [
      'a new assessment on Wednesday',
      assess({ validTo: '2026-11-24' }, { validFrom: '2026-11-25', abilityMinutes: 1200 }),
      16 + 12,
      28,
    ],
    ['exempt until Wednesday', assess({ exemptions: [exempt('EDUCATION', { validTo: '2026-11-25' })] }), 16, 16],
    [
      'half benefit until Tuesday',
      assess({ exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50, validTo: '2026-11-24' })] }),
      8 + 24,
      32,
    ],
    ['a child who is eight on Wednesday', { childrenBornOn: ['2018-11-25'] }, 12 + 24, 36 - 5],
    ['a child born on Thursday', { childrenBornOn: ['2026-11-26'] }, 24 + 12, 36 - 5],
    ['other duties', assess({ deductions: [deduct('OTHER_DUTIES', 5)] }), 35, 35],
  ])('%s', (_, traits, fullTimeHours, requiredHours) => {
    const { fullTimeMinutes, requiredMinutes } = calculateCaseWeek(buildWeekFacts(traits));
    expect({ fullTimeMinutes, requiredMinutes }).toEqual({
      fullTimeMinutes: hours(fullTimeHours),
      requiredMinutes: hours(requiredHours),
    });
  });

  it('rounds once, halves up: a fifth that is not whole is kept until the sum', () => {
    const assessments = [buildAssessment({ abilityMinutes: 1202, validTo: '2026-11-24' })];
    expect(calculateCaseWeek(buildWeekFacts({ assessments })).requiredMinutes).toBe(481);
    const oneDay = [buildAssessment({ abilityMinutes: 1202, validTo: '2026-11-23' })];
    expect(calculateCaseWeek(buildWeekFacts({ assessments: oneDay })).requiredMinutes).toBe(240);
  });

  it('tells the parts of the demand', () => {
    const facts = buildWeekFacts({
      ...assess({
        deductions: [
          deduct('OTHER_DUTIES', 2),
          deduct('CHILDCARE', 3),
          deduct('PART_TIME_EDUCATION', 10),
          deduct('JOB_SEARCH', 5),
        ],
      }),
      childrenBornOn: [childOfSix],
    });
    expect(calculateCaseWeek(facts)).toMatchObject({
      otherDutiesMinutes: hours(2),
      childcareMinutes: hours(3),
      childReductionMinutes: hours(10),
      fullTimeMinutes: hours(25),
      requiredOccupationMinutes: hours(10),
      requiredJobSearchMinutes: hours(5),
      requiredMinutes: hours(10),
    });
  });
});
