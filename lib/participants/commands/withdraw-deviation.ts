import type { CommandContext } from '@/lib/access';
import { casesWithinReach } from '@/lib/attendance/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { DeviationInput } from '../schemas';

/** Takes back what one told by mistake; it stays to be seen, struck through. @throws Refusal 'notFound' when it is not one's own */
export async function withdrawDeviation(
  { actor, now, today }: CommandContext,
  { caseId, deviationId }: DeviationInput,
): Promise<{ deviationId: string }> {
  return withActor(actor, async (db) => {
    const own = { caseId, id: deviationId, reportedBy: actor.userId, caseRecord: casesWithinReach({ actor, today }) };
    const found = await db.providerDeviation.findFirst({ where: own });
    if (!found) throw notFoundRefusal();
    const { municipalityId } = found;
    const { count } = await db.providerDeviation.updateMany({
      where: { municipalityId, id: deviationId, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    if (count === 0) return { deviationId };
    await recordAudit(db, actor, { action: 'deviation.withdraw', municipalityId, caseId, subjectId: deviationId }, now);
    return { deviationId };
  });
}
