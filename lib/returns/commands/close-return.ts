import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { CloseReturnInput } from '../schemas';
import { lockOpenReturn } from './lock-return';

/** The municipality writes why nothing new is agreed after a referral. @throws Refusal notFound, wrongParty, returnNotOpen. */
export async function closeReturn(context: CommandContext, input: CloseReturnInput) {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockOpenReturn(db, context, input);
    const { caseId, referralId, reason, words } = input;
    await db.returnClosing.create({
      data: { municipalityId, caseId, referralId, reason, words, closedBy: actor.userId, closedAt: now },
    });
    const detail = { reason };
    await recordAudit(
      db,
      actor,
      { action: 'return.close', municipalityId, caseId, subjectId: referralId, detail },
      now,
    );
    return { referralId };
  });
}
