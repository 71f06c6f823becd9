import { listPlanRemarks } from '../../plans/rules/plan-remarks';
import { addDays, type IsoDay, type IsoWeek } from '../../time';

/** Something that should be there and is not. The text of each lies under `monthly.missing`. */
export const MISSING_CODES = [
  'NOT_ASSESSED',
  'ASSESSMENT_ENDS',
  'EXEMPTION_ENDED',
  'EXEMPTION_ENDS',
  'NO_PLAN',
  'PLAN_OLD',
  'FOLLOW_UP_DUE',
  'APPROVAL_AWAITED',
  'CONSULTATION_OVERDUE',
  'CONSULTATION_ANSWERED',
  'BARRIER_OVERDUE',
  'GAP_WITHOUT_CAUSE',
  'WEEK_UNREPORTED',
  'WEEK_PARTLY_REPORTED',
  'WEEK_UNVERIFIED',
  'FORMALLY_FULL_TIME',
] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

export interface MissingItem {
  code: MissingCode;
  /** What the text asks for. */
  values: Record<string, string | number>;
  /** Where it is mended, within the case. */
  path: string;
}

/** So many days ahead something counts as about to end. */
const ENDS_SOON_DAYS = 14;

export interface MissingFacts {
  assessment: {
    validTo: IsoDay | null;
    exemptions: readonly { kind: string; validTo: IsoDay | null }[];
    /** A later assessment begins when this one ends. */
    isFollowed: boolean;
  } | null;
  requiredMinutes: number;
  plan: { inForceFrom: IsoDay; followUpOn: IsoDay | null } | null;
  proposal: { waitsFor: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE'; proposedOn: IsoDay } | null;
  consultations: readonly { id: string; state: 'OVERDUE' | 'ANSWERED' | 'REQUESTED'; dueOn: IsoDay }[];
  overdueBarriers: number;
  thisWeek: {
    gapMinutes: number;
    isCauseKnown: boolean;
    isFormallyFullTimeOnly: boolean;
    programmeMinutes: number;
  } | null;
  endedWeeks: readonly { week: IsoWeek; assignedMinutes: number; reportedMinutes: number; unverifiedDays: number }[];
}

/** What is missing in a case on the day, each with where it is mended: the law's own things first, then the plan, the interplay, and the reports. */
export function listMissing(facts: MissingFacts, { today }: { today: IsoDay }): MissingItem[] {
  const { assessment, plan, proposal, thisWeek } = facts;
  const items: MissingItem[] = [];
  const add = (code: MissingCode, path: string, values: MissingItem['values'] = {}) =>
    items.push({ code, path, values });

  if (assessment === null) add('NOT_ASSESSED', '/bedomning');
  else {
    const soon = addDays(today, ENDS_SOON_DAYS);
    const { validTo, isFollowed, exemptions } = assessment;
    if (validTo !== null && validTo <= soon && !isFollowed) add('ASSESSMENT_ENDS', '/bedomning', { day: validTo });
    for (const { kind, validTo: lastDay } of exemptions) {
      if (lastDay === null || lastDay > soon) continue;
      add(lastDay < today ? 'EXEMPTION_ENDED' : 'EXEMPTION_ENDS', '/bedomning', { kind, day: lastDay });
    }
  }

  if (plan !== null) {
    const remarks = listPlanRemarks({ ...plan, goalKind: null, activities: [] }, { today });
    if (remarks.includes('OLDER_THAN_SIX_MONTHS')) add('PLAN_OLD', '/plan', { day: plan.inForceFrom });
    if (remarks.includes('FOLLOW_UP_DUE') && plan.followUpOn)
      add('FOLLOW_UP_DUE', '/uppfoljning', { day: plan.followUpOn });
  } else if (proposal === null && facts.requiredMinutes > 0) add('NO_PLAN', '/plan');
  if (proposal !== null) add('APPROVAL_AWAITED', '/plan', { party: proposal.waitsFor, day: proposal.proposedOn });

  for (const { id, state, dueOn } of facts.consultations) {
    if (state === 'OVERDUE') add('CONSULTATION_OVERDUE', `/samrad/${id}`, { day: dueOn });
    if (state === 'ANSWERED') add('CONSULTATION_ANSWERED', `/samrad/${id}`);
  }
  if (facts.overdueBarriers > 0) add('BARRIER_OVERDUE', '/hinder', { count: facts.overdueBarriers });
  if (thisWeek !== null && thisWeek.gapMinutes > 0 && !thisWeek.isCauseKnown) {
    add('GAP_WITHOUT_CAUSE', '/hinder', { minutes: thisWeek.gapMinutes });
  }
  if (thisWeek?.isFormallyFullTimeOnly) add('FORMALLY_FULL_TIME', '/plan', { minutes: thisWeek.programmeMinutes });

  for (const { week, assignedMinutes, reportedMinutes, unverifiedDays } of facts.endedWeeks) {
    const path = `/narvaro/${week}`;
    if (reportedMinutes < assignedMinutes) {
      add(reportedMinutes === 0 ? 'WEEK_UNREPORTED' : 'WEEK_PARTLY_REPORTED', path, { week });
    }
    if (unverifiedDays > 0) add('WEEK_UNVERIFIED', path, { week, days: unverifiedDays });
  }
  return items;
}
