import { type IsoDay, periodHolds } from '../../time';

/**
 * What the activity is demanded under in 12 kap. SoL: 4 a §, 4 d §, 4 §, 4 g §, or nothing (the person takes part by
 * choice).
 */
export const LEGAL_GROUNDS = [
  'SECTION_12_4_A',
  'SECTION_12_4_D',
  'SECTION_12_4',
  'SECTION_12_4_G',
  'VOLUNTARY',
] as const;
export type LegalGround = (typeof LEGAL_GROUNDS)[number];

/** Those of whom activity may not be demanded, 12 kap. 4 a § 1–6. */
export const EXEMPTION_KINDS = [
  'UNDER_18',
  'IN_SCHOOL',
  'EMPLOYMENT',
  'LABOUR_MARKET_PROGRAMME',
  'EDUCATION',
  'OTHER_PUBLIC_ACTIVITY',
  'PENSION_AGE',
  'SICKNESS_BENEFIT',
  'PARENTAL_LEAVE',
] as const;
export type ExemptionKind = (typeof EXEMPTION_KINDS)[number];

/** What lessens the demand, 12 kap. 4 b § and 4 c §. The four part-time kinds are occupation. */
export const DEDUCTION_KINDS = [
  'PART_TIME_EMPLOYMENT',
  'PART_TIME_PROGRAMME',
  'PART_TIME_EDUCATION',
  'PART_TIME_OTHER',
  'JOB_SEARCH',
  'OTHER_DUTIES',
  'CHILDCARE',
] as const;
export type DeductionKind = (typeof DEDUCTION_KINDS)[number];

export interface Exemption {
  kind: ExemptionKind;
  /** 25, 50, 75 or 100 for SICKNESS_BENEFIT, which exempts «to the extent of that benefit»; otherwise 100. */
  sharePercent: number;
  /** The last day on which it holds; null for as long as the assessment. */
  validTo: IsoDay | null;
  /** What it rests on; missing until it has been seen. Health: for the municipality alone (OSL 26:1). */
  evidence?: ExemptionEvidence | null;
}

/** What an officer has seen that shows an exemption: a certificate, a decision, a timetable. */
export interface ExemptionEvidence {
  text: string;
  seenOn: IsoDay;
}

export interface Deduction {
  kind: DeductionKind;
  /** Minutes a week. */
  minutes: number;
  reason: string;
}

/** A bedömning: from when to when, under what ground, and how much of a week the person is able to take part. */
export interface Assessment {
  id: string;
  validFrom: IsoDay;
  /** The last day; null until further notice. */
  validTo: IsoDay | null;
  ground: LegalGround;
  /** Minutes a week, at most 2 400. */
  abilityMinutes: number;
  abilityReason: string;
  exemptions: Exemption[];
  deductions: Deduction[];
}

/** The most that may be demanded in a week, 40 h: 12 kap. 4 b §. */
export const MAXIMUM_WEEKLY_MINUTES = 2400;

/** The assessment in force on the day, the one that began last if several claim it; null when there is none. */
export function findAssessmentOn<T extends Pick<Assessment, 'validFrom' | 'validTo'>>(
  assessments: readonly T[],
  day: IsoDay,
): T | null {
  let found: T | null = null;
  for (const assessment of assessments) {
    if (!periodHolds({ fromOn: assessment.validFrom, toOn: assessment.validTo }, day)) continue;
    if (found === null || assessment.validFrom > found.validFrom) found = assessment;
  }
  return found;
}
