import type { IsoDay } from '../../time';
import type { ExemptionKind, LegalGround } from './assessment';

/** How 12 kap. 4 b § counts children: one under an age, or older who has not finished a certain school year. */
export interface ChildRule {
  /** The reduction holds for a child below this age … */
  underAge: number;
  /** … and for an older one who has not finished this school year … */
  schoolYear: number;
  /** … which ends on 30 June of the year in which the child reaches this age. */
  ageInYearSchoolYearEnds: number;
}

/** 12 kap. socialtjänstlagen (2025:400) as it reads from one day until the next version: all that an assessment rests on. */
export interface LawVersion {
  /** The first day; null for what held before anything here. */
  fromOn: IsoDay | null;
  /** What is new, as `messages/sv.json` words it. */
  change: 'BEFORE' | 'ACT_IN_FORCE' | 'DUTY_APPLIES' | 'REHABILITATION' | 'SECOND_SCHOOL_YEAR';
  /** What may be the ground of an assessment that begins under this version. */
  grounds: readonly LegalGround[];
  /** 4 a § 1–6: of whom activity may not be demanded. */
  exemptions: readonly ExemptionKind[];
  /** 4 a §: months in a row with försörjningsstöd before activity shall be demanded. */
  monthsBeforeDemand: number;
  /** 4 b §: the most that may be demanded in a week. */
  maximumWeeklyMinutes: number;
  /** 4 b §: what a child takes off the demand. */
  childReductionMinutes: number;
  childRule: ChildRule;
  /** 4 f §: days of break in a calendar year. */
  breakDaysPerYear: number;
}

const FIRST_SCHOOL_YEAR: ChildRule = { underAge: 8, schoolYear: 1, ageInYearSchoolYearEnds: 8 };

/**
 * The first school year means årskurs 1, which a child begins in the year of its seventh birthday and ends in June of the year of
 * its eighth. The wording changes on 2028-07-01 together with the ten-year grundskola (prop. 2024/25:143), in which förskoleklass
 * becomes årskurs 1 and the old årskurs 1 becomes the second school year: the number moves, the child and the June do not, so that
 * no child gains or loses a year on that day. A child who started school late or early is not known here.
 */
const SECOND_SCHOOL_YEAR: ChildRule = { ...FIRST_SCHOOL_YEAR, schoolYear: 2 };

const BEFORE: LawVersion = {
  fromOn: null,
  change: 'BEFORE',
  grounds: ['SECTION_12_4', 'VOLUNTARY'],
  exemptions: [
    'UNDER_18',
    'IN_SCHOOL',
    'EMPLOYMENT',
    'LABOUR_MARKET_PROGRAMME',
    'EDUCATION',
    'OTHER_PUBLIC_ACTIVITY',
    'PENSION_AGE',
    'SICKNESS_BENEFIT',
    'PARENTAL_LEAVE',
  ],
  monthsBeforeDemand: 3,
  maximumWeeklyMinutes: 2400,
  childReductionMinutes: 600,
  childRule: FIRST_SCHOOL_YEAR,
  breakDaysPerYear: 28,
};
const ACT_IN_FORCE: LawVersion = {
  ...BEFORE,
  fromOn: '2026-07-01',
  change: 'ACT_IN_FORCE',
  grounds: ['SECTION_12_4_D', ...BEFORE.grounds],
};
const DUTY_APPLIES: LawVersion = {
  ...ACT_IN_FORCE,
  fromOn: '2026-10-01',
  change: 'DUTY_APPLIES',
  grounds: ['SECTION_12_4_A', ...ACT_IN_FORCE.grounds],
};
const REHABILITATION: LawVersion = {
  ...DUTY_APPLIES,
  fromOn: '2027-01-01',
  change: 'REHABILITATION',
  grounds: [...DUTY_APPLIES.grounds, 'SECTION_12_4_G'],
};

/**
 * The versions of the law, the oldest first. SFS 2026:730 is in force since 2026-07-01; the duty to demand activity (4 a §) applies
 * first to försörjningsstöd for October 2026, 4 g § from 2027-01-01, and the second school year from 2028-07-01. What a version
 * says of exemptions and extent is reckoned in the same way for weeks before the act, so that they can be compared.
 */
export const LAW_VERSIONS: readonly LawVersion[] = [
  BEFORE,
  ACT_IN_FORCE,
  DUTY_APPLIES,
  REHABILITATION,
  { ...REHABILITATION, fromOn: '2028-07-01', change: 'SECOND_SCHOOL_YEAR', childRule: SECOND_SCHOOL_YEAR },
];

/** The law as it reads on the day: a week in 2026 and one in 2029 are each judged by their own. */
export function findLaw(day: IsoDay): LawVersion {
  return LAW_VERSIONS.findLast(({ fromOn }) => fromOn === null || fromOn <= day) ?? BEFORE;
}

/** From and to which day an assessment may begin under a ground; null where there is no limit. */
export interface GroundPeriod {
  fromOn: IsoDay | null;
  /** The first day on which it is no longer so. */
  endsOn: IsoDay | null;
}

/** When the ground may be chosen, read out of the versions. Each ground of 12 kap. stands in them from its first day. */
export function findGroundPeriod(ground: LegalGround, versions: readonly LawVersion[] = LAW_VERSIONS): GroundPeriod {
  const first = versions.findIndex(({ grounds }) => grounds.includes(ground));
  const after = versions.slice(first).find(({ grounds }) => !grounds.includes(ground));
  return { fromOn: versions[first]?.fromOn ?? null, endsOn: after?.fromOn ?? null };
}

/** Whether an assessment that begins on the day may have the ground. */
export function isGroundSelectable(ground: LegalGround, day: IsoDay): boolean {
  return findLaw(day).grounds.includes(ground);
}
