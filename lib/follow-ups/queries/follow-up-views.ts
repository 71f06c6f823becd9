import { toDay } from '@/lib/platform/days';
import type {
  ActivityOutcomeView,
  Authority,
  EndedActivityView,
  EndedPlanView,
  FollowUpView,
  FourMonthView,
  PlanOutcomeView,
} from '../follow-up-dto';
import { withoutCorrected } from '../rules/corrections';
import type { EndedActivity } from '../rules/ended-activities';
import { fourMonthsOn, readableOutcome } from '../rules/outcomes';
import { UNDERTAKING_PARTIES } from '../rules/undertakings';
import type { PlannedActivityRow, PlanRow } from './case-plans';
import type { ActivityOutcomeRow, FollowUpRow, History, PlanOutcomeRow } from './follow-up-rows';

/** Who reads: an authority, and whether health and household are for its eyes. */
export interface FollowUpReader {
  authority: Authority;
  readsHealthAndHousehold: boolean;
}

interface Written {
  recordedBy: string;
  recordedAt: Date;
  correctsId: string | null;
}

/** Who wrote it, and whether the reader may correct it: each authority corrects its own. */
function standingOf(row: Written, { recordedBy }: History, { authority }: FollowUpReader) {
  const recorded = recordedBy(row);
  return { recorded, isCorrection: row.correctsId !== null, mayCorrect: recorded.authority === authority };
}

export function toFollowUpView(row: FollowUpRow, history: History, reader: FollowUpReader): FollowUpView {
  const { id, planVersionId, individualTookPart, goal, goalNote, individualWords, heldOn, nextOn } = row;
  return {
    kind: 'FOLLOW_UP',
    id,
    day: heldOn,
    planVersionId,
    versionNumber: history.plans.get(planVersionId)?.number ?? 0,
    individualTookPart,
    authorities: [
      ...(row.municipalityTookPart ? (['MUNICIPALITY'] as const) : []),
      ...(row.employmentServiceTookPart ? (['EMPLOYMENT_SERVICE'] as const) : []),
    ],
    goal,
    goalNote,
    individualWords,
    nextOn,
    undertakings: row.undertakings
      .map(({ party, position, text, judgement, note }) => ({ party, position, text, judgement, note }))
      .sort((a, b) => UNDERTAKING_PARTIES.indexOf(a.party) - UNDERTAKING_PARTIES.indexOf(b.party)),
    ...standingOf(row, history, reader),
  };
}

export function toEndedActivityView(
  { activity, endedOn, how }: EndedActivity<PlannedActivityRow>,
  { providerNames }: History,
): EndedActivityView {
  const { lineageId, title, typeName, party, providerId, endsOn } = activity;
  return {
    lineageId,
    title,
    typeName,
    party: providerId === null ? party : 'PROVIDER',
    providerName: providerId === null ? null : (providerNames.get(providerId) ?? null),
    endedOn,
    how,
    isBeforeAgreedEnd: endsOn === null ? how !== 'AGREED_END' : endedOn < endsOn,
  };
}

export function toActivityOutcomeView(
  row: ActivityOutcomeRow,
  activity: EndedActivityView | undefined,
  history: History,
  reader: FollowUpReader,
): ActivityOutcomeView | null {
  // An activity that has come back into the plan runs again; what came of it the first time is no longer its outcome.
  if (!activity) return null;
  const { id, kind, brokenOffBy, reason, ledOnTo, gains, note, endedOn } = row;
  const readable = readableOutcome({ brokenOffBy, reason, note }, reader);
  return {
    kind: 'ACTIVITY',
    id,
    day: endedOn,
    activity,
    outcome: kind,
    ...readable,
    ledOnTo,
    gains,
    ...standingOf(row, history, reader),
  };
}

export function toPlanOutcomeView(
  row: PlanOutcomeRow,
  history: History,
  reader: FollowUpReader,
): PlanOutcomeView | null {
  const plan = toEndedPlanView(history.plans.get(row.planVersionId));
  if (!plan) return null;
  const { id, result, startsOn, employerKind, education, weeklyMinutes, note } = row;
  return {
    kind: 'PLAN',
    id,
    day: plan.lastOn,
    plan,
    result,
    startsOn,
    fourMonthsOn: startsOn === null ? null : fourMonthsOn(startsOn),
    employerKind,
    education,
    weeklyMinutes,
    note,
    ...standingOf(row, history, reader),
  };
}

/** A plan that has ended, or null for one that has not. */
export function toEndedPlanView(plan: PlanRow | undefined): EndedPlanView | null {
  if (!plan?.isEnded || plan.inForceTo === null) return null;
  const { id, number, inForceTo, endReason, goalKind, goalOccupation } = plan;
  return { versionId: id, number, lastOn: inForceTo, endReason, goalKind, goalOccupation };
}

export function toFourMonthViews(row: PlanOutcomeRow, history: History, reader: FollowUpReader): FourMonthView[] {
  const { startsOn } = row;
  if (startsOn === null) return [];
  return withoutCorrected(row.fourMonthAnswers).map((answer) => ({
    kind: 'FOUR_MONTHS',
    id: answer.id,
    day: toDay(answer.answeredOn),
    planOutcomeId: row.id,
    result: row.result,
    startsOn,
    answer: answer.answer,
    ...standingOf(answer, history, reader),
  }));
}
