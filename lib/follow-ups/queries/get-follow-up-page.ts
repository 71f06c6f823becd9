import { type CommandContext, readsHealthAndHousehold } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { addMonths, type IsoDay } from '@/lib/time';
import type { Authority, EndedPlanView, FollowedPlanView, FollowUpPage, FollowUpView } from '../follow-up-dto';
import { followUpStanding } from '../rules/decide-follow-up';
import { hasOutcome, listEndedActivities, OUTCOME_MONTHS, outcomeAuthority } from '../rules/ended-activities';
import { fourMonthStanding } from '../rules/outcomes';
import { listUndertakings } from '../rules/undertakings';
import { authorityOf, loadCasePlans, type PlanRow } from './case-plans';
import { type FollowUpRow, type History, loadFollowUpRows } from './follow-up-rows';
import {
  toActivityOutcomeView,
  toEndedActivityView,
  toEndedPlanView,
  toFollowUpView,
  toFourMonthViews,
  toPlanOutcomeView,
} from './follow-up-views';

/**
 * «Vad har planen gett?»: the plan in force and when it is followed up, what has ended and awaits an outcome, and all that has been
 * written down. Arbetsförmedlingen is told nothing of health or household. @throws Refusal 'notFound'.
 */
export async function getFollowUpPage(
  { actor, now, today }: CommandContext,
  { caseId }: { caseId: string },
): Promise<FollowUpPage> {
  const authority = authorityOf(actor);
  return withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId: caseRecord.municipalityId, caseId };
    const isRegistered = caseRecord.registeredSince !== null;
    const plans = await loadCasePlans(db, key);
    const rows = await loadFollowUpRows(db, key, plans);
    const open = await db.planVersion.count({ where: { ...key, state: { in: ['DRAFT', 'PROPOSED'] } } });
    await recordAudit(db, actor, { action: 'follow-up.read', ...key }, now);

    const reader = { authority, readsHealthAndHousehold: readsHealthAndHousehold(actor.organisationKind) };
    const earliest = addMonths(today, -OUTCOME_MONTHS);
    const ended = listEndedActivities(plans, { today }).filter(({ activity }) => hasOutcome(activity));
    const endedViews = new Map(ended.map((each) => [each.activity.lineageId, toEndedActivityView(each, rows)]));
    const followUps = rows.followUps.map((row) => toFollowUpView(row, rows, reader));
    const planOutcomes = rows.planOutcomes.flatMap((row) => toPlanOutcomeView(row, rows, reader) ?? []);
    const fourMonths = rows.planOutcomes.flatMap((row) => toFourMonthViews(row, rows, reader));
    const activityOutcomes = rows.activityOutcomes.flatMap(
      (row) => toActivityOutcomeView(row, endedViews.get(row.lineageId), rows, reader) ?? [],
    );
    const told = new Set(rows.activityOutcomes.map(({ lineageId }) => lineageId));
    return {
      caseId,
      today,
      viewer: { authority },
      isClosed: caseRecord.closedOn !== null,
      plan: toFollowedPlan(plans, rows.followUps, today),
      hasOpenVersion: open > 0,
      due: {
        fourMonths: planOutcomes.filter(
          ({ id, startsOn }) =>
            !fourMonths.some(({ planOutcomeId }) => planOutcomeId === id) &&
            fourMonthStanding({ startsOn, answer: null }, { today }) === 'ASK',
        ),
        activities: ended
          .filter(
            ({ activity, endedOn }) =>
              endedOn >= earliest &&
              !told.has(activity.lineageId) &&
              outcomeAuthority({ ...activity, isRegistered }) === authority,
          )
          .flatMap(({ activity }) => endedViews.get(activity.lineageId) ?? []),
        plans: authority === 'MUNICIPALITY' ? listPlansWithoutOutcome(plans, rows, earliest) : [],
        unjudged: listUnjudged(followUps, authority),
      },
      history: [...followUps, ...activityOutcomes, ...planOutcomes, ...fourMonths].sort(
        (a, b) => b.day.localeCompare(a.day) || b.recorded.at.localeCompare(a.recorded.at),
      ),
    };
  });
}

function toFollowedPlan(
  plans: readonly PlanRow[],
  followUps: readonly FollowUpRow[],
  today: IsoDay,
): FollowedPlanView | null {
  const inForce = plans.find(
    ({ inForceFrom, inForceTo }) => inForceFrom <= today && (inForceTo === null || inForceTo >= today),
  );
  if (!inForce) return null;
  const [latest = null] = followUps
    .filter(({ planVersionId }) => planVersionId === inForce.id)
    .toSorted((a, b) => b.heldOn.localeCompare(a.heldOn));
  const { standing, on, daysLeft } = followUpStanding({ agreedOn: inForce.followUpDay, latest }, { today });
  return {
    versionId: inForce.id,
    number: inForce.number,
    goalKind: inForce.goalKind,
    goalOccupation: inForce.goalOccupation,
    individualView: inForce.individualView,
    isEmploymentServiceParty: inForce.isEmploymentServiceParty,
    undertakings: listUndertakings(inForce),
    standing,
    followUpOn: on,
    daysLeft,
  };
}

/** Plans that ended within the half year and that nobody has said what came of. */
function listPlansWithoutOutcome(plans: readonly PlanRow[], rows: History, earliest: IsoDay): EndedPlanView[] {
  const told = new Set(rows.planOutcomes.map(({ planVersionId }) => planVersionId));
  return plans.flatMap((plan) => {
    const view = toEndedPlanView(plan);
    return view && view.lastOn >= earliest && !told.has(plan.id) ? [view] : [];
  });
}

/** The latest follow-up of each plan in which the authority has something of its own to judge. */
function listUnjudged(followUps: readonly FollowUpView[], authority: Authority): FollowUpView[] {
  const latest = followUps.filter(
    ({ planVersionId, id }) => followUps.find((each) => each.planVersionId === planVersionId)?.id === id,
  );
  return latest.filter(({ undertakings }) =>
    undertakings.some(({ party, judgement }) => party === authority && judgement === null),
  );
}
