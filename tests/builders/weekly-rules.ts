import type {
  Assessment,
  Deduction,
  DeductionKind,
  Exemption,
  ExemptionKind,
} from '../../lib/assessments/rules/assessment';
import type { CaseWeekFacts } from '../../lib/case-weeks/rules/case-week';
import type { PlannedActivity, PlanVersionInForce, Slot } from '../../lib/plans/rules/planned-activity';

/** A full assessment under 4 a §, in force since October 2026: 40 hours, nothing deducted. */
export function buildAssessment(traits: Partial<Assessment> = {}): Assessment {
  return {
    id: 'assessment',
    validFrom: '2026-10-01',
    validTo: null,
    ground: 'SECTION_12_4_A',
    abilityMinutes: 2400,
    abilityReason: '',
    exemptions: [],
    deductions: [],
    ...traits,
  };
}

/** A deduction of whole or half hours a week. */
export function deduct(kind: DeductionKind, hours: number): Deduction {
  return { kind, minutes: hours * 60, reason: 'enligt utredning' };
}

/** An exemption for as long as the assessment. */
export function exempt(kind: ExemptionKind, traits: Partial<Exemption> = {}): Exemption {
  return { kind, sharePercent: 100, validTo: null, ...traits };
}

/** A municipal activity that runs from October 2026 until further notice and has no time of its own yet. */
export function buildActivity(traits: Partial<PlannedActivity> = {}): PlannedActivity {
  return {
    id: 'praktik',
    createdOrder: 1,
    startsOn: '2026-10-01',
    endsOn: null,
    activityClass: 'ASSIGNED',
    isProgramme: false,
    slots: [],
    flexibleWeeklyMinutes: null,
    cancelledDays: [],
    exceptions: [],
    ...traits,
  };
}

/** A plan version in force from October 2026 until further notice. */
export function buildVersion(
  activities: PlannedActivity[],
  traits: Partial<PlanVersionInForce> = {},
): PlanVersionInForce {
  return { id: 'version', inForceFrom: '2026-10-01', inForceTo: null, activities, ...traits };
}

/** The same clock hours on several weekdays. */
export function slotsOn(weekdays: readonly number[], startsHour: number, endsHour: number): Slot[] {
  return weekdays.map((weekday) => ({ weekday, startsMinute: startsHour * 60, endsMinute: endsHour * 60 }));
}

/** Born on 15 March 2020. */
export const childOfSix = '2020-03-15';

/** Monday to Thursday 08–16: 32 hours. */
export const praktik = buildActivity({ slots: slotsOn([1, 2, 3, 4], 8, 16) });

/** Rusta och matcha as most participants get it: an hour and a half a week. */
export const rom = buildActivity({
  id: 'rom',
  activityClass: 'OCCUPATION',
  isProgramme: true,
  flexibleWeeklyMinutes: 90,
});

/** The ordinary week 23–29 November 2026 of a person who seeks work for 5 hours and has 32 hours of praktik. */
export function buildWeekFacts(traits: Partial<CaseWeekFacts> = {}): CaseWeekFacts {
  return {
    week: '2026-W48',
    assessments: [buildAssessment({ deductions: [deduct('JOB_SEARCH', 5)] })],
    childrenBornOn: [],
    breaks: [],
    planVersions: [buildVersion([praktik])],
    ...traits,
  };
}

/** The trait of having these activities in an approved plan. */
export function plan(...activities: PlannedActivity[]): Pick<CaseWeekFacts, 'planVersions'> {
  return { planVersions: [buildVersion(activities)] };
}

/** The trait of being assessed so. */
export function assess(...traits: Partial<Assessment>[]): Pick<CaseWeekFacts, 'assessments'> {
  return { assessments: traits.map((one) => buildAssessment(one)) };
}

/** The trait of an uppehåll, both days included. */
export function breakOf(fromOn: string, toOn: string): Pick<CaseWeekFacts, 'breaks'> {
  return { breaks: [{ fromOn, toOn }] };
}
