import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { readableEffect } from '@/lib/consultations';
import { findLatestConsultation } from '@/lib/consultations/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { decideWithoutConsultationAllowed, listPossibleReasons } from '../rules/unheard-referral';
import { computeUnheardEffect } from './compute-unheard-effect';
import { getSamradStanding } from './samrad-standing';

/** What a manager sees before deciding without samråd: the referral, what it does to the week, and what the samråd has come to. */
export async function getUnheardDecision(context: CommandContext, asked: { caseId: string; referralId: string }) {
  const { actor } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await getVisibleCase(db, actor, asked.caseId);
    const referral = await db.referral.findFirst({
      where: { municipalityId, caseId, id: asked.referralId },
      include: { provider: { select: { name: true } } },
    });
    if (!referral) throw notFoundRefusal();
    const standing = await getSamradStanding(db, referral, context);
    const consultation = await findLatestConsultation(db, { municipalityId, referralId: referral.id });
    const type = await db.activityType.findUnique({ where: { code: referral.typeCode } });
    const effect = await computeUnheardEffect(db, actor, referral);
    await recordAudit(db, actor, { action: 'referral.read', municipalityId, caseId, subjectId: referral.id });
    return {
      caseId,
      referralId: referral.id,
      revision: referral.revision,
      providerName: referral.provider.name,
      serviceName: type?.name ?? '',
      startsOn: toDay(referral.startsOn),
      endsOn: toDay(referral.endsOn),
      consultationId: consultation?.id ?? null,
      consultationState: standing.state,
      decision: decideWithoutConsultationAllowed({ role: actor.role, state: referral.state, standing }),
      reasons: listPossibleReasons(standing),
      effect: readableEffect(effect, actor.organisationKind),
    };
  });
}
