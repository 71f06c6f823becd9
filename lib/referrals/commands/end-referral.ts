import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { notify } from '@/lib/notifications/server';
import { startVersionThroughConsultation } from '@/lib/plans/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull, toDayOrNull } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import {
  decideReferralEnd,
  endStateOf,
  endsWithReturn,
  isResult,
  type ReferralEndReason,
} from '../rules/referral-course';
import type { EndReferralInput } from '../schemas';
import { type LockedReferral, lockReferral, stepReferral } from './lock-referral';

/**
 * Arbetsförmedlingen ends a referral, or drops one that never began. Its activity leaves the plan's week: the rest stands as both have
 * approved it. @throws Refusal notFound, wrongParty, referralWrongOrder, referralDayNotCome, referralEndsBeforeStart, changedMeanwhile.
 */
export async function endReferral(context: CommandContext, input: EndReferralInput) {
  return withActor(context.actor, async (db) => {
    if (context.actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const locked = await lockReferral(db, context.actor, input);
    const hasResult = isResult(input.reason);
    const versionId = await endLockedReferral(db, context, locked, {
      ...input,
      resultOn: hasResult ? input.resultOn : null,
      resultPlace: hasResult ? input.resultPlace : '',
      resultWeeklyMinutes: hasResult ? input.resultWeeklyMinutes : null,
    });
    return { referralId: locked.referral.id, versionId };
  });
}

/** The same in the caller's transaction, also for the reason that one does not choose. */
export async function endLockedReferral(
  db: Db,
  context: CommandContext,
  locked: LockedReferral,
  input: Omit<EndReferralInput, 'reason'> & { reason: ReferralEndReason },
): Promise<string | null> {
  const { actor, now, today } = context;
  const { municipalityId, referral } = locked;
  const { endedOn, reason, note } = input;
  refuseUnless(
    decideReferralEnd({ state: referral.state, startedOn: toDayOrNull(referral.startedOn), endedOn, today }),
  );
  await stepReferral(db, locked, input, {
    state: endStateOf(referral.state),
    endedOn: fromDay(endedOn),
    endReason: reason,
    endedBy: actor.userId,
    endedAt: now,
    endNote: note,
    resultOn: fromDayOrNull(input.resultOn),
    resultPlace: input.resultPlace,
    resultWeeklyMinutes: input.resultWeeklyMinutes,
  });
  await withdrawExtension(db, context, locked);
  const versionId = await takeOutOfPlan(db, context, locked, endedOn);
  if (versionId !== null) {
    await db.referral.updateMany({ where: { municipalityId, id: referral.id }, data: { endVersionId: versionId } });
  }
  const { responsibleUserId } = locked.caseRecord;
  if (endsWithReturn(reason) && responsibleUserId !== null) {
    const path = `/arenden/${referral.caseId}/atergang`;
    await notify(db, context, { municipalityId, toUserIds: [responsibleUserId], kind: 'RETURN', path });
  }
  const key = { municipalityId, caseId: referral.caseId };
  const detail = { reason, endedOn, versionId };
  await recordAudit(db, actor, { action: 'referral.end', ...key, subjectId: referral.id, detail }, now);
  return versionId;
}

/** What is still asked about a longer period falls with the referral: nobody is to answer about what no longer runs. */
async function withdrawExtension(
  db: Db,
  { actor, now, today }: CommandContext,
  { municipalityId, referral: { caseId, id: referralId } }: LockedReferral,
): Promise<void> {
  const { count } = await db.consultation.updateMany({
    where: { municipalityId, caseId, referralId, concludedAt: null, withdrawnAt: null, settledAt: null },
    data: { withdrawnBy: actor.userId, withdrawnAt: now },
  });
  if (count > 0) await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
}

/** The referral's activity ends with it, in the plan in force and in one that is being written. */
async function takeOutOfPlan(
  db: Db,
  context: CommandContext,
  { municipalityId, referral: { caseId, id: referralId } }: LockedReferral,
  endedOn: string,
): Promise<string | null> {
  const held = await db.activity.findMany({
    where: { municipalityId, caseId, referralId, planVersion: { state: { in: ['APPROVED', 'DRAFT', 'PROPOSED'] } } },
    select: { lineageId: true, planVersion: { select: { state: true, municipalityApprovedBy: true } } },
  });
  if (held.length === 0) return null;
  const approved = held.find(({ planVersion }) => planVersion.state === 'APPROVED')?.planVersion ?? null;
  const started = await startVersionThroughConsultation(db, context, {
    municipalityId,
    caseId,
    basis: 'REFERRAL_ENDED',
    newActivity: null,
    endLineageIds: [...new Set(held.map(({ lineageId }) => lineageId))],
    endsOn: endedOn,
    startsOn: addDays(endedOn, 1),
    municipalityApproverId: approved?.municipalityApprovedBy ?? '',
    employmentServiceApproverId: context.actor.userId,
  });
  return approved ? started.versionId : null;
}
