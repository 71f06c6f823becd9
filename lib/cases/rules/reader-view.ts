import { type OrganisationKind, readsHealthAndHousehold } from '../../access';
import type { ExemptionKind } from '../../assessments/rules/assessment';
import {
  DEDUCTION_SECTIONS,
  OCCUPATION_KINDS,
  type Requirement,
  type RequirementLineKey,
} from '../../assessments/rules/requirement';
import type { GapCauseCode, GapOwner } from '../../case-weeks/rules/gap-cause';

/** The parts of a week as they are drawn, in minutes. */
export interface WeekPicture {
  occupation: number;
  jobSearch: number;
  assigned: number;
  /** Other duties, childcare and the reduction for children. */
  otherDuties: number;
  gap: number;
}

export interface PicturedWeek {
  occupationMinutes: number;
  jobSearchMinutes: number;
  assignedMinutes: number;
  otherDutiesMinutes: number;
  childReductionMinutes: number;
  gapMinutes: number;
}

/** Causes that tell something of a person's health or household. */
const HEALTH_AND_HOUSEHOLD: readonly GapCauseCode[] = ['HEALTH', 'CHILDCARE_MISSING', 'INDIVIDUAL'];

/** The week as the reader may see it: without what children and other duties take, for those who may not know of the household. */
export function picturedWeek(week: PicturedWeek, reader: OrganisationKind): WeekPicture {
  return {
    occupation: week.occupationMinutes,
    jobSearch: week.jobSearchMinutes,
    assigned: week.assignedMinutes,
    otherDuties: readsHealthAndHousehold(reader) ? week.otherDutiesMinutes + week.childReductionMinutes : 0,
    gap: week.gapMinutes,
  };
}

/** The cause of a gap as the reader may see it; null when it would tell of health or household. */
export function readableGapCause(
  { gapCause, gapOwner }: { gapCause: GapCauseCode | null; gapOwner: GapOwner | null },
  reader: OrganisationKind,
): { code: GapCauseCode; owner: GapOwner } | null {
  if (gapCause === null || gapOwner === null) return null;
  if (!readsHealthAndHousehold(reader) && HEALTH_AND_HOUSEHOLD.includes(gapCause)) return null;
  return { code: gapCause, owner: gapOwner };
}

/** The causes that an officer of the organisation may choose between. */
export function listRecordableGapCauses<Code extends GapCauseCode>(
  codes: readonly Code[],
  reader: OrganisationKind,
): Code[] {
  return codes.filter((code) => readsHealthAndHousehold(reader) || !HEALTH_AND_HOUSEHOLD.includes(code));
}

/** One line of the sum «what is required»; FULL_TIME stands for all that a reader may not see line by line. */
export interface ReadableRequirementLine {
  key: RequirementLineKey | 'FULL_TIME';
  minutes: number;
  section: string;
}

export interface ReadableRequirement {
  fullTimeMinutes: number;
  requiredMinutes: number;
  isExempt: boolean;
  /** Null when nothing exempts, or when the reader may not know what does. */
  exemptBy: ExemptionKind | null;
  lines: ReadableRequirementLine[];
}

/** Lines that say nothing of health or household. */
const COMMON_LINES: readonly RequirementLineKey[] = [...OCCUPATION_KINDS, 'JOB_SEARCH'];

/** The sum of an assessment as the reader may see it: line by line, or from the person's computed full time. */
export function readableRequirement(requirement: Requirement, reader: OrganisationKind): ReadableRequirement {
  const { fullTimeMinutes, requiredMinutes, isExempt, exemptBy, lines } = requirement;
  if (readsHealthAndHousehold(reader)) return { fullTimeMinutes, requiredMinutes, isExempt, exemptBy, lines };
  return {
    fullTimeMinutes,
    requiredMinutes,
    isExempt,
    exemptBy: exemptBy === 'LABOUR_MARKET_PROGRAMME' ? exemptBy : null,
    lines: [
      { key: 'FULL_TIME', minutes: fullTimeMinutes, section: DEDUCTION_SECTIONS.JOB_SEARCH },
      ...lines.filter(({ key }) => COMMON_LINES.includes(key)),
    ],
  };
}
