import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { notify } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { handOver, tellCoaches } from '@/lib/referrals/server';
import { computeUnheardEffect } from '../queries/compute-unheard-effect';
import { listMunicipalManagers } from '../queries/list-municipal-managers';
import { getSamradStanding } from '../queries/samrad-standing';
import { decideWithoutConsultationAllowed, listPossibleReasons } from '../rules/unheard-referral';
import type { DecideUnheardInput } from '../schemas';

/**
 * AF's manager decides a referral without samråd, with a coded reason and words. The joint plan is not changed, but for what it takes over
 * from at another provider: the municipality has not agreed to anything. An open samråd about the referral is taken back with it. @throws
 * Refusal notFound, unheardOnlyManager, referralWrongOrder, unheardHasAgreement, unheardReasonUnfounded, changedMeanwhile. Source:
 * överenskommelse, from which this departs in the open.
 */
export async function decideWithoutConsultation(context: CommandContext, input: DecideUnheardInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, input.caseId);
    const referral = await db.referral.findFirst({ where: { municipalityId, caseId, id: input.referralId } });
    if (!referral) throw notFoundRefusal();
    const standing = await getSamradStanding(db, referral, context);
    refuseUnless(decideWithoutConsultationAllowed({ role: actor.role, state: referral.state, standing }));
    if (!listPossibleReasons(standing).includes(input.reason)) {
      throw new Refusal('invalidInput', { reason: 'unheardReasonUnfounded' });
    }
    const { id: unheardId } = await db.unheardReferral.create({
      data: {
        municipalityId,
        caseId,
        kind: 'DECIDED',
        referralId: referral.id,
        providerId: referral.providerId,
        typeCode: referral.typeCode,
        startsOn: referral.startsOn,
        endsOn: referral.endsOn,
        reason: input.reason,
        words: input.words,
        effect: JSON.parse(JSON.stringify(await computeUnheardEffect(db, actor, referral))),
        recordedBy: actor.userId,
        recordedByParty: 'EMPLOYMENT_SERVICE',
        recordedAt: now,
      },
      select: { id: true },
    });
    const { count } = await db.referral.updateMany({
      where: { municipalityId, id: referral.id, state: referral.state, revision: input.revision },
      data: { state: 'DECIDED', decidedBy: actor.userId, decidedAt: now, revision: { increment: 1 } },
    });
    if (count === 0) throw new Refusal('changedMeanwhile');
    await handOver(db, context, referral);
    await tellCoaches(db, context, referral, 'PARTICIPANT_NEW');
    await db.unheardAcknowledgement.create({
      data: {
        municipalityId,
        unheardReferralId: unheardId,
        caseId,
        party: 'EMPLOYMENT_SERVICE',
        acknowledgedBy: actor.userId,
        acknowledgedAt: now,
      },
    });
    await db.consultation.updateMany({
      where: {
        municipalityId,
        caseId,
        referralId: referral.id,
        concludedAt: null,
        withdrawnAt: null,
        settledAt: null,
      },
      data: { withdrawnBy: actor.userId, withdrawnAt: now, withdrawnReason: input.words },
    });
    await notify(db, context, {
      municipalityId,
      toUserIds: await listMunicipalManagers(db, { municipalityId, caseId }),
      kind: 'DECIDED_WITHOUT_CONSULTATION',
      path: `/arenden/${caseId}`,
    });
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    await recordAudit(
      db,
      actor,
      {
        action: 'referral.decide-unheard',
        municipalityId,
        caseId,
        subjectId: referral.id,
        detail: { reason: input.reason },
      },
      now,
    );
    return { referralId: referral.id, unheardId };
  });
}
