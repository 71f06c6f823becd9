import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { refuseUnless } from '@/lib/platform/refusal';
import { AGREEMENT_PARTIES, decideApproval, inForceFrom, lastDayBefore } from '../rules/agreement-state';
import type { ApproveAgreementInput } from '../schemas';
import { findLatestApproved, lockAgreement } from './load-agreement';
import { tellManagers } from './tell-managers';

/**
 * The other party approves a proposed version, which then holds from its day and ends the one before it the day before.
 * @throws Refusal 'notFound', 'wrongParty', 'agreementAlreadyApproved' by the own party, 'agreementSettled'
 */
export async function approveAgreement(
  context: CommandContext,
  input: ApproveAgreementInput,
): Promise<{ inForceFrom: string }> {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { party, facts, key } = await lockAgreement(db, actor, input);
    refuseUnless(decideApproval(facts, party));
    const from = inForceFrom(facts.startsOn, today);
    const latest = await findLatestApproved(db, key.municipalityId);
    if (latest) {
      await db.agreement.update({
        where: { municipalityId_id: { municipalityId: key.municipalityId, id: latest.id } },
        data: { inForceTo: fromDay(lastDayBefore(from)) },
      });
    }
    const approval =
      party === 'MUNICIPALITY'
        ? { municipalityApprovedBy: actor.userId, municipalityApprovedAt: now }
        : { employmentServiceApprovedBy: actor.userId, employmentServiceApprovedAt: now };
    await db.agreement.update({
      where: { municipalityId_id: key, closedAt: null, inForceFrom: null },
      data: { ...approval, inForceFrom: fromDay(from) },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'agreement.approve',
        municipalityId: key.municipalityId,
        subjectId: key.id,
        detail: { inForceFrom: from, replaces: latest?.id ?? null },
      },
      now,
    );
    const { municipalityId } = key;
    await tellManagers(db, context, { municipalityId, kind: 'AGREEMENT_ANSWERED', parties: AGREEMENT_PARTIES });
    return { inForceFrom: from };
  });
}
