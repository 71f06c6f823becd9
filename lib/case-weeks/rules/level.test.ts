import { describe, expect, it } from 'vitest';
import {
  assess,
  breakOf,
  buildActivity,
  buildVersion,
  buildWeekFacts,
  childOfSix,
  deduct,
  exempt,
  plan,
  praktik,
  rom,
  slotsOn,
} from '../../../tests/builders/weekly-rules';
import { type CaseWeekFacts, calculateCaseWeek } from './case-week';
import type { Level } from './level';

const wholeWeek = breakOf('2026-11-23', '2026-11-27');

describe('the level of a week', () => {
  it.each<[string, Partial<CaseWeekFacts>, Level]>([
    ['exempt the whole week', assess({ exemptions: [exempt('PARENTAL_LEAVE')] }), 'EXEMPT'],
    ['exempt until Friday', assess({ exemptions: [exempt('PARENTAL_LEAVE', { validTo: '2026-11-27' })] }), 'EXEMPT'],
    [
      'exempt until Thursday',
      assess({ exemptions: [exempt('PARENTAL_LEAVE', { validTo: '2026-11-26' })] }),
      'FULL_TIME',
    ],
    [
      'exempt in the part of the week that is no break',
      {
        ...assess({ exemptions: [exempt('PARENTAL_LEAVE', { validTo: '2026-11-24' })] }),
        ...breakOf('2026-11-25', '2026-11-27'),
      },
      'EXEMPT',
    ],
    [
      'exempt, but the whole week in a break',
      { ...assess({ exemptions: [exempt('PARENTAL_LEAVE')] }), ...wholeWeek },
      'ON_BREAK',
    ],
    ['exempt without a plan', { ...assess({ exemptions: [exempt('UNDER_18')] }), planVersions: [] }, 'EXEMPT'],
    [
      'two exemptions that meet',
      assess(
        { validTo: '2026-11-24', exemptions: [exempt('PARENTAL_LEAVE')] },
        { validFrom: '2026-11-25', exemptions: [exempt('EMPLOYMENT')] },
      ),
      'EXEMPT',
    ],
    ['a whole sickness benefit', assess({ exemptions: [exempt('SICKNESS_BENEFIT')] }), 'EXEMPT'],
    ['no ability', assess({ abilityMinutes: 0 }), 'EXEMPT'],
    ['a child and ability for 10 h', { ...assess({ abilityMinutes: 600 }), childrenBornOn: [childOfSix] }, 'EXEMPT'],
    [
      'half a benefit and 20 h planned',
      {
        ...assess({ exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50 })] }),
        ...plan(buildActivity({ flexibleWeeklyMinutes: 1200 })),
      },
      'FULL_TIME',
    ],
    ['a break from Monday to Friday', wholeWeek, 'ON_BREAK'],
    ['a break from Monday to Thursday', { ...breakOf('2026-11-23', '2026-11-26'), ...plan() }, 'NO_ACTIVITY'],
    ['a break without an assessment', { ...wholeWeek, assessments: [] }, 'ON_BREAK'],
    [
      'a break on all the working days of a holiday week',
      { ...breakOf('2026-12-28', '2026-12-30'), week: '2026-W53' },
      'ON_BREAK',
    ],
    ['no assessment', { assessments: [] }, 'NOT_ASSESSED'],
    ['no assessment and no plan', { assessments: [], planVersions: [] }, 'NOT_ASSESSED'],
    ['an assessment that ended on Sunday', assess({ validTo: '2026-11-22' }), 'NOT_ASSESSED'],
    ['an assessment from next Monday', assess({ validFrom: '2026-11-30' }), 'NOT_ASSESSED'],
    ['an assessment from Saturday', assess({ validFrom: '2026-11-28' }), 'NOT_ASSESSED'],
    [
      'an assessment that ended on the Monday of a break',
      { ...assess({ validTo: '2026-11-23' }), ...breakOf('2026-11-23', '2026-11-23') },
      'NOT_ASSESSED',
    ],
    [
      'an assessment from Friday, and nothing on Fridays',
      { ...assess({ validFrom: '2026-11-27' }), ...plan() },
      'NO_ACTIVITY',
    ],
    ['no plan', { planVersions: [] }, 'NO_PLAN'],
    [
      'a plan that ended on Sunday',
      { planVersions: [buildVersion([praktik], { inForceTo: '2026-11-22' })] },
      'NO_PLAN',
    ],
    ['a plan from next Monday', { planVersions: [buildVersion([praktik], { inForceFrom: '2026-11-30' })] }, 'NO_PLAN'],
    [
      'a plan replaced before its first day',
      { planVersions: [buildVersion([praktik], { inForceFrom: '2026-11-26', inForceTo: '2026-11-25' })] },
      'NO_PLAN',
    ],
    [
      'a plan from Friday with nothing on Fridays',
      { planVersions: [buildVersion([praktik], { inForceFrom: '2026-11-27' })] },
      'NO_ACTIVITY',
    ],
    [
      'a plan from Thursday',
      { planVersions: [buildVersion([praktik], { inForceFrom: '2026-11-26' })] },
      'BELOW_FULL_TIME',
    ],
    ['a plan without activities', plan(), 'NO_ACTIVITY'],
    [
      'only SFI planned, not deducted',
      plan(buildActivity({ activityClass: 'OCCUPATION', flexibleWeeklyMinutes: 900 })),
      'NO_ACTIVITY',
    ],
    ['only ROM planned, not deducted', plan(rom), 'NO_ACTIVITY'],
    [
      'only own job search planned',
      plan(buildActivity({ activityClass: 'JOB_SEARCH', flexibleWeeklyMinutes: 300 })),
      'NO_ACTIVITY',
    ],
    [
      'every activity cancelled',
      plan({ ...praktik, cancelledDays: ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'] }),
      'NO_ACTIVITY',
    ],
    ['five minutes planned', plan(buildActivity({ flexibleWeeklyMinutes: 5 })), 'BELOW_FULL_TIME'],
    ['five minutes short', plan(buildActivity({ flexibleWeeklyMinutes: 2095 })), 'BELOW_FULL_TIME'],
    ['exactly what is required', plan(buildActivity({ flexibleWeeklyMinutes: 2100 })), 'FULL_TIME'],
    ['more than is required', plan(buildActivity({ flexibleWeeklyMinutes: 2400 })), 'FULL_TIME'],
    [
      'the demand met on a weekend',
      plan(praktik, buildActivity({ id: 'lör', slots: slotsOn([6], 9, 12) })),
      'FULL_TIME',
    ],
    [
      'the demand met by an hour counted twice',
      plan(praktik, buildActivity({ id: 'två', createdOrder: 2, slots: slotsOn([1], 13, 16) })),
      'BELOW_FULL_TIME',
    ],
    [
      'occupation fills the week',
      { ...assess({ deductions: [deduct('PART_TIME_EMPLOYMENT', 40)] }), planVersions: [] },
      'FULL_TIME',
    ],
    [
      'occupation and job search fill the week',
      { ...assess({ deductions: [deduct('PART_TIME_PROGRAMME', 35), deduct('JOB_SEARCH', 5)] }), planVersions: [] },
      'FULL_TIME',
    ],
    [
      'a week that voluntary participation fills',
      {
        ...assess({ ground: 'VOLUNTARY', abilityMinutes: 1200 }),
        ...plan(buildActivity({ flexibleWeeklyMinutes: 1200 })),
      },
      'FULL_TIME',
    ],
  ])('%s', (_, traits, level) => expect(calculateCaseWeek(buildWeekFacts(traits)).level).toBe(level));
});
