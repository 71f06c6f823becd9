import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { notify } from '@/lib/notifications/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { decideReferralStep, type ReferralState } from '../rules/referral-state';
import type { ReferralStepInput } from '../schemas';

/**
 * AF drops a referral that has not been decided; an open samråd about it is withdrawn with it. @throws Refusal notFound,
 * wrongParty, referralWrongOrder, changedMeanwhile.
 */
export async function cancelReferral(context: CommandContext, input: ReferralStepInput) {
  const { actor } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const caseRecord = await lockVisibleCase(db, actor, input.caseId);
    const { municipalityId, id: caseId } = caseRecord;
    const referral = await db.referral.findFirst({ where: { municipalityId, caseId, id: input.referralId } });
    if (!referral) throw notFoundRefusal();
    if (referral.state === 'DECIDED') throw new Refusal('referralWrongOrder');
    await dropReferral(db, context, { caseRecord, referral: { ...referral, revision: input.revision } });
    return { referralId: referral.id };
  });
}

/** The same in the caller's transaction, of a referral in a case that is held still. The municipality is told of what it was asked about. */
export async function dropReferral(
  db: Db,
  context: CommandContext,
  { caseRecord, referral }: { caseRecord: { responsibleUserId: string | null }; referral: Dropped },
): Promise<void> {
  const { actor, now, today } = context;
  const { municipalityId, caseId, id, state, revision } = referral;
  refuseUnless(decideReferralStep(state, 'CANCELLED'));
  const { count } = await db.referral.updateMany({
    where: { municipalityId, id, state, revision },
    data: { state: 'CANCELLED', revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('changedMeanwhile');
  await db.consultation.updateMany({
    where: { municipalityId, referralId: id, concludedAt: null, withdrawnAt: null, settledAt: null },
    data: { withdrawnBy: actor.userId, withdrawnAt: now },
  });
  if (state !== 'DRAFT') await tellCalledOff(db, context, { ...referral, toUserId: caseRecord.responsibleUserId });
  // A week that fell short because the samråd was unanswered no longer does.
  await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
  await recordAudit(db, actor, { action: 'referral.cancel', municipalityId, caseId, subjectId: id }, now);
}

interface Dropped {
  municipalityId: string;
  caseId: string;
  id: string;
  state: ReferralState;
  revision: number;
}

/** The one who is responsible at the municipality is told that a referral it was asked about will not be. */
export async function tellCalledOff(
  db: Db,
  context: CommandContext,
  {
    municipalityId,
    caseId,
    id,
    toUserId,
  }: { municipalityId: string; caseId: string; id: string; toUserId: string | null },
): Promise<void> {
  if (toUserId === null) return;
  const path = `/arenden/${caseId}/anvisningar/${id}`;
  await notify(db, context, { municipalityId, toUserIds: [toUserId], kind: 'REFERRAL_CALLED_OFF', path });
}
