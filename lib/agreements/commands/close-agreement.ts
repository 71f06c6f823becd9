import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { refuseUnless } from '@/lib/platform/refusal';
import { decideClosing } from '../rules/agreement-state';
import type { CloseAgreementInput } from '../schemas';
import { lockAgreement } from './load-agreement';
import { tellManagers } from './tell-managers';

/**
 * A proposed version comes to nothing: withdrawn by the party that made it, or refused by the other, with the reason. What holds goes on
 * holding. @throws Refusal 'notFound', 'wrongParty', 'agreementSettled'
 */
export async function closeAgreement(context: CommandContext, input: CloseAgreementInput): Promise<void> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { party, facts, key } = await lockAgreement(db, actor, input);
    refuseUnless(decideClosing(facts, party, input.closing));
    await db.agreement.update({
      where: { municipalityId_id: key, closedAt: null, inForceFrom: null },
      data: { closedAs: input.closing, closedBy: actor.userId, closedAt: now, closedReason: input.closedReason },
    });
    await recordAudit(
      db,
      actor,
      {
        action: input.closing === 'WITHDRAWN' ? 'agreement.withdraw' : 'agreement.reject',
        municipalityId: key.municipalityId,
        subjectId: key.id,
      },
      now,
    );
    // What is withdrawn waits for nobody any more.
    if (input.closing === 'WITHDRAWN') return;
    const { municipalityId } = key;
    const parties = [facts.proposedByParty];
    await tellManagers(db, context, { municipalityId, kind: 'AGREEMENT_ANSWERED', parties });
  });
}
