import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { repeatedSince } from '@/lib/platform/repeated-click';
import { requireAuthority } from '../queries/list-disagreements';
import { decideDisagreement } from '../rules/disagreement';
import type { RecordDisagreementInput } from '../schemas';

/**
 * Writes down, beside a part of the plan, what someone does not agree with. It changes nothing that the authorities have approved, so it
 * is as welcome beside a version in force as beside a draft. @throws Refusal 'notFound', 'caseClosed', 'disagreementNotYours' for what
 * the other authority thinks, 'disagreementActivityMissing' for an activity that the plan has not
 */
export async function recordDisagreement(
  { actor, now, today }: CommandContext,
  { caseId, place, party, words, expressedOn }: RecordDisagreementInput,
): Promise<{ disagreementId: string }> {
  const actorParty = requireAuthority(actor);
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (closedOn !== null) throw new Refusal('caseClosed');
    refuseUnless(decideDisagreement({ actorParty, party }));
    if (expressedOn > today) throw new Refusal('invalidInput', { expressedOn: 'dayInFuture' });
    const { part, lineageId } = place;
    if (lineageId !== null) {
      const activity = await db.activity.findFirst({ where: { municipalityId, caseId, lineageId } });
      if (!activity) throw new Refusal('invalidInput', { place: 'disagreementActivityMissing' });
    }
    const said = {
      municipalityId,
      caseId,
      part,
      lineageId,
      party,
      words,
      expressedOn: fromDay(expressedOn),
      recordedBy: actor.userId,
    };
    const again = await db.planDisagreement.findFirst({
      where: { ...said, endedAt: null, recordedAt: { gte: repeatedSince(now) } },
      select: { id: true },
    });
    if (again) return { disagreementId: again.id };
    const { id } = await db.planDisagreement.create({ data: { ...said, recordedAt: now }, select: { id: true } });
    await recordAudit(
      db,
      actor,
      {
        action: 'plan-disagreement.record',
        municipalityId,
        caseId,
        subjectId: id,
        detail: { part, lineageId, party, expressedOn },
      },
      now,
    );
    return { disagreementId: id };
  });
}
