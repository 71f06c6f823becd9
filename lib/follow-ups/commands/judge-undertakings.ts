import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { authorityOf } from '../queries/case-plans';
import type { JudgeUndertakingsInput } from '../schemas';

/**
 * An authority judges its own undertakings in a follow-up that the other has concluded. What is judged already stands.
 * @throws Refusal 'notFound', 'followUpNotYours' for another's undertaking, 'followUpJudgedMeanwhile'.
 */
export async function judgeUndertakings(
  { actor, now }: CommandContext,
  { caseId, followUpId, undertakings }: JudgeUndertakingsInput,
): Promise<{ judged: number }> {
  const authority = authorityOf(actor);
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockVisibleCase(db, actor, caseId);
    const followUp = await db.followUp.findFirst({ where: { municipalityId, caseId, id: followUpId } });
    if (!followUp) throw notFoundRefusal();
    if (undertakings.some(({ party }) => party !== authority)) throw new Refusal('followUpNotYours');
    let judged = 0;
    for (const { party, position, judgement, note } of undertakings) {
      const { count } = await db.followUpUndertaking.updateMany({
        where: { municipalityId, caseId, followUpId, party, position, judgement: null },
        data: { judgement, note, judgedBy: actor.userId, judgedAt: now },
      });
      judged += count;
    }
    if (judged !== undertakings.length) throw new Refusal('followUpJudgedMeanwhile');
    await recordAudit(
      db,
      actor,
      { action: 'follow-up.judge', municipalityId, caseId, subjectId: followUpId, detail: { judged } },
      now,
    );
    return { judged };
  });
}
