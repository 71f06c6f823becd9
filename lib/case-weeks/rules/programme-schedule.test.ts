import { describe, expect, it } from 'vitest';
import {
  assess,
  breakOf,
  buildActivity,
  buildWeekFacts,
  deduct,
  exempt,
  plan,
  praktik,
  rom,
  slotsOn,
} from '../../../tests/builders/weekly-rules';
import { type CaseWeekFacts, calculateCaseWeek } from './case-week';

const hours = (value: number) => value * 60;
const wholeWeek = breakOf('2026-11-23', '2026-11-27');

describe('formally full time only', () => {
  const inProgramme = assess({ exemptions: [exempt('LABOUR_MARKET_PROGRAMME')] });

  it.each<[string, Partial<CaseWeekFacts>, boolean]>([
    ['a programme without a schedule', { ...inProgramme, planVersions: [] }, true],
    ['five minutes under 10 h', { ...inProgramme, ...plan({ ...rom, flexibleWeeklyMinutes: 595 }) }, true],
    ['10 h', { ...inProgramme, ...plan({ ...rom, flexibleWeeklyMinutes: 600 }) }, false],
    [
      '10 h in a week with holidays',
      { ...inProgramme, week: '2026-W53', ...plan({ ...rom, flexibleWeeklyMinutes: 600 }) },
      false,
    ],
    [
      'two programmes of 5 h',
      {
        ...inProgramme,
        ...plan({ ...rom, flexibleWeeklyMinutes: 300 }, { ...rom, id: 'sius', flexibleWeeklyMinutes: 300 }),
      },
      false,
    ],
    ['a programme of 1.5 h and municipal praktik', { ...inProgramme, ...plan(rom, praktik) }, true],
    [
      'SFI does not make a programme longer',
      {
        ...inProgramme,
        ...plan(rom, buildActivity({ id: 'sfi', activityClass: 'OCCUPATION', flexibleWeeklyMinutes: 900 })),
      },
      true,
    ],
    [
      'a programme that ended last week',
      { ...inProgramme, ...plan({ ...rom, flexibleWeeklyMinutes: 2400, endsOn: '2026-11-22' }) },
      true,
    ],
    [
      'a programme that begins on Thursday',
      { ...inProgramme, ...plan({ ...rom, flexibleWeeklyMinutes: 2400, startsOn: '2026-11-26' }) },
      false,
    ],
    [
      'in programme and on parental leave',
      assess({ exemptions: [exempt('LABOUR_MARKET_PROGRAMME'), exempt('PARENTAL_LEAVE')] }),
      false,
    ],
    ['exempt for education', assess({ exemptions: [exempt('EDUCATION')] }), false],
    [
      'not exempt all week',
      assess({ exemptions: [exempt('LABOUR_MARKET_PROGRAMME', { validTo: '2026-11-25' })] }),
      false,
    ],
    ['in a break', { ...inProgramme, ...wholeWeek }, false],
    ['a part-time programme', assess({ deductions: [deduct('PART_TIME_PROGRAMME', 20)] }), false],
  ])('%s', (_, traits, expected) => {
    expect(calculateCaseWeek(buildWeekFacts(traits)).isFormallyFullTimeOnly).toBe(expected);
  });
});

describe('deductions against the schedule', () => {
  const deducting = (hoursOfProgramme: number) =>
    assess({ deductions: [deduct('PART_TIME_PROGRAMME', hoursOfProgramme)] });
  const mismatch = (deducted: number, planned: number) => [
    { kind: 'PART_TIME_PROGRAMME', deductedMinutes: hours(deducted), plannedMinutes: hours(planned) },
  ];

  it.each<[string, Partial<CaseWeekFacts>, ReturnType<typeof mismatch>]>([
    [
      '40 h deducted, 2 h planned',
      { ...deducting(40), ...plan({ ...rom, flexibleWeeklyMinutes: 120 }) },
      mismatch(40, 2),
    ],
    ['20 h deducted, nothing planned', { ...deducting(20), planVersions: [] }, mismatch(20, 0)],
    ['nothing deducted, 20 h planned', plan({ ...rom, flexibleWeeklyMinutes: 1200 }), mismatch(0, 20)],
    ['20 h of both', { ...deducting(20), ...plan({ ...rom, flexibleWeeklyMinutes: 1200 }) }, []],
    [
      '20 h of both, in a week with holidays',
      {
        ...deducting(20),
        week: '2026-W53',
        ...plan({ ...rom, slots: slotsOn([1, 2], 8, 18), flexibleWeeklyMinutes: null }),
      },
      [],
    ],
    [
      '20 h of both, with a break',
      { ...deducting(20), ...breakOf('2026-11-23', '2026-11-24'), ...plan({ ...rom, flexibleWeeklyMinutes: 1200 }) },
      [],
    ],
    ['no programme at all', {}, []],
    [
      'exempt through the programme',
      { ...assess({ exemptions: [exempt('LABOUR_MARKET_PROGRAMME')] }), ...plan(rom) },
      [],
    ],
    ['not assessed', { assessments: [], ...plan(rom) }, []],
  ])('%s', (_, traits, expected) => {
    expect(calculateCaseWeek(buildWeekFacts(traits)).deductionMismatches).toEqual(expected);
  });
});
