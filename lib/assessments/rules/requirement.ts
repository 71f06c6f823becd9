import type { IsoDay } from '../../time';
import {
  type Assessment,
  type DeductionKind,
  type Exemption,
  type ExemptionKind,
  MAXIMUM_WEEKLY_MINUTES,
} from './assessment';
import { hasChildReduction } from './child-reduction';
import { findLaw } from './law';

/** One line of the sum that the interface shows, in this order. */
export type RequirementLineKey = 'MAXIMUM' | 'ABILITY' | 'EXEMPTION' | 'SICKNESS_BENEFIT' | 'CHILD' | DeductionKind;

export interface RequirementLine {
  key: RequirementLineKey;
  /** Signed minutes a week. All lines together are the required minutes. */
  minutes: number;
  /** The section of socialtjänstlagen (2025:400) that the line rests on. */
  section: string;
}

/**
 * What the assessment asks for in a whole ordinary week, in minutes. Each part is what it really takes away: of two
 * deductions that together are larger than what is left, the later one gives only the rest. So full time = 2 400 −
 * ability missing − benefit − other duties − childcare − child, and required = full time − occupation − job search,
 * and none is ever below 0.
 */
export interface Requirement {
  fullTimeMinutes: number;
  requiredMinutes: number;
  otherDutiesMinutes: number;
  childcareMinutes: number;
  childReductionMinutes: number;
  occupationMinutes: number;
  jobSearchMinutes: number;
  benefitMinutes: number;
  /** Activity may not be demanded at all on this day; all other figures are then 0. */
  isExempt: boolean;
  exemptBy: ExemptionKind | null;
  lines: RequirementLine[];
}

/** Where in 12 kap. SoL each exemption stands. */
export const EXEMPTION_SECTIONS: Readonly<Record<ExemptionKind, string>> = {
  UNDER_18: '12 kap. 4 a § 1',
  IN_SCHOOL: '12 kap. 4 a § 2',
  EMPLOYMENT: '12 kap. 4 a § 3 a',
  LABOUR_MARKET_PROGRAMME: '12 kap. 4 a § 3 b',
  EDUCATION: '12 kap. 4 a § 3 c',
  OTHER_PUBLIC_ACTIVITY: '12 kap. 4 a § 3 d',
  PENSION_AGE: '12 kap. 4 a § 4',
  SICKNESS_BENEFIT: '12 kap. 4 a § 5',
  PARENTAL_LEAVE: '12 kap. 4 a § 6',
};

const EXTENT_SECTION = '12 kap. 4 b §';

/** Where in 12 kap. SoL each deduction stands. */
export const DEDUCTION_SECTIONS: Readonly<Record<DeductionKind, string>> = {
  PART_TIME_EMPLOYMENT: EXTENT_SECTION,
  PART_TIME_PROGRAMME: EXTENT_SECTION,
  PART_TIME_EDUCATION: EXTENT_SECTION,
  PART_TIME_OTHER: EXTENT_SECTION,
  JOB_SEARCH: EXTENT_SECTION,
  OTHER_DUTIES: EXTENT_SECTION,
  CHILDCARE: '12 kap. 4 c §',
};

/** The deductions that are occupation: 12 kap. 4 b §, part-time of what 4 a § 3 a–d counts in full. */
export const OCCUPATION_KINDS = [
  'PART_TIME_EMPLOYMENT',
  'PART_TIME_PROGRAMME',
  'PART_TIME_EDUCATION',
  'PART_TIME_OTHER',
] as const satisfies readonly DeductionKind[];

/**
 * The demand that an assessment makes in a whole ordinary week, as it stands on `day`, with the sum line by line.
 * 12 kap. 4 a–4 c §§ SoL. `day` is one on which the assessment is in force: it decides which exemptions have ended and
 * whether a child in the household (`childrenBornOn`) still lessens the demand.
 */
export function calculateRequirement({
  assessment,
  day,
  childrenBornOn,
}: {
  assessment: Assessment;
  day: IsoDay;
  childrenBornOn: readonly IsoDay[];
}): Requirement {
  const exemptions = assessment.exemptions.filter(({ validTo }) => validTo === null || day <= validTo);
  const exemptBy = findFullExemption(exemptions);
  if (exemptBy !== null) return buildExemptRequirement(exemptBy);

  const law = findLaw(day);
  const lines: RequirementLine[] = [{ key: 'MAXIMUM', minutes: law.maximumWeeklyMinutes, section: EXTENT_SECTION }];
  let left = law.maximumWeeklyMinutes;
  const takeAway = (key: RequirementLineKey, minutes: number, section: string): number => {
    const taken = Math.min(left, Math.max(0, minutes));
    left -= taken;
    if (minutes > 0) lines.push({ key, minutes: -taken, section });
    return taken;
  };
  const takeDeduction = (kind: DeductionKind): number =>
    takeAway(kind, sumDeductions(assessment, kind), DEDUCTION_SECTIONS[kind]);

  takeAway('ABILITY', law.maximumWeeklyMinutes - assessment.abilityMinutes, EXTENT_SECTION);
  // Ability and benefit describe the same limit from two sides: the lower of the two holds, they are not added.
  const withBenefit = calculateMinutesBesideBenefit(exemptions);
  const benefitMinutes = takeAway('SICKNESS_BENEFIT', left - withBenefit, EXEMPTION_SECTIONS.SICKNESS_BENEFIT);
  const otherDutiesMinutes = takeDeduction('OTHER_DUTIES');
  const childcareMinutes = takeDeduction('CHILDCARE');
  const child = hasChildReduction({ childrenBornOn, day }) ? law.childReductionMinutes : 0;
  const childReductionMinutes = takeAway('CHILD', child, EXTENT_SECTION);
  const fullTimeMinutes = left;
  const occupationMinutes = OCCUPATION_KINDS.reduce((sum, kind) => sum + takeDeduction(kind), 0);
  const jobSearchMinutes = takeDeduction('JOB_SEARCH');

  return {
    fullTimeMinutes,
    requiredMinutes: left,
    otherDutiesMinutes,
    childcareMinutes,
    childReductionMinutes,
    occupationMinutes,
    jobSearchMinutes,
    benefitMinutes,
    isExempt: false,
    exemptBy: null,
    lines,
  };
}

/**
 * The exemption that frees the person wholly; null when there is none. A programme is named only when nothing else
 * exempts: one who is also ill or a parent on leave is not at full time only by form.
 */
function findFullExemption(exemptions: readonly Exemption[]): ExemptionKind | null {
  const full = exemptions.filter(({ kind, sharePercent }) => kind !== 'SICKNESS_BENEFIT' || sharePercent >= 100);
  return (full.find(({ kind }) => kind !== 'LABOUR_MARKET_PROGRAMME') ?? full[0])?.kind ?? null;
}

function calculateMinutesBesideBenefit(exemptions: readonly Exemption[]): number {
  const share = exemptions.find(({ kind }) => kind === 'SICKNESS_BENEFIT')?.sharePercent ?? 0;
  return (MAXIMUM_WEEKLY_MINUTES * (100 - share)) / 100;
}

function sumDeductions({ deductions }: Assessment, kind: DeductionKind): number {
  return deductions.reduce((sum, deduction) => (deduction.kind === kind ? sum + deduction.minutes : sum), 0);
}

function buildExemptRequirement(exemptBy: ExemptionKind): Requirement {
  return {
    fullTimeMinutes: 0,
    requiredMinutes: 0,
    otherDutiesMinutes: 0,
    childcareMinutes: 0,
    childReductionMinutes: 0,
    occupationMinutes: 0,
    jobSearchMinutes: 0,
    benefitMinutes: 0,
    isExempt: true,
    exemptBy,
    lines: [
      { key: 'MAXIMUM', minutes: MAXIMUM_WEEKLY_MINUTES, section: EXTENT_SECTION },
      { key: 'EXEMPTION', minutes: -MAXIMUM_WEEKLY_MINUTES, section: EXEMPTION_SECTIONS[exemptBy] },
    ],
  };
}
