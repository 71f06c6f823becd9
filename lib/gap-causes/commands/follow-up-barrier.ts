import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull, toDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { repeatedSince } from '@/lib/platform/repeated-click';
import { listBarrierOfficers } from '../queries/barrier-officers';
import { isOwnedByAuthority } from '../rules/barrier';
import type { FollowUpBarrierInput } from '../schemas';
import { lockBarrier, writeBarrierNote } from './load-barrier';

/**
 * Writes down what has been done about a barrier, and by when and by whom the rest shall be. A new due date lies ahead; the note keeps that it
 * was moved. @throws Refusal 'notFound', 'barrierNotYours', 'barrierClosed', 'gapCauseCaseClosed', 'wrongParty', 'invalidInput'
 */
export async function followUpBarrier(context: CommandContext, input: FollowUpBarrierInput): Promise<{ id: string }> {
  const { actor, today, now } = context;
  return withActor(actor, async (db) => {
    const { caseRecord, barrier } = await lockBarrier(db, context, input);
    const { municipalityId, id } = barrier;
    const again = await db.barrierNote.findFirst({
      where: {
        municipalityId,
        gapCauseId: id,
        kind: 'FOLLOW_UP',
        text: input.text,
        isShared: input.isShared,
        writtenBy: actor.userId,
        writtenAt: { gte: repeatedSince(now) },
      },
      select: { id: true },
    });
    if (again) return { id };
    const dueOn = input.dueOn ?? toDayOrNull(barrier.dueOn);
    const isMoved = dueOn !== toDayOrNull(barrier.dueOn);
    if (isMoved && dueOn !== null && dueOn < today) throw new Refusal('invalidInput', { dueOn: 'barrierDueInThePast' });
    const ownerUserId = isOwnedByAuthority(barrier.owner) ? input.ownerUserId : null;
    if (ownerUserId !== null && ownerUserId !== barrier.ownerUserId) {
      const officers = await listBarrierOfficers(db, caseRecord);
      if (!officers.some(({ userId, party }) => userId === ownerUserId && party === barrier.owner)) {
        throw new Refusal('invalidInput', { ownerUserId: 'barrierOfficerNotThere' });
      }
    }
    await writeBarrierNote(db, context, barrier, {
      kind: 'FOLLOW_UP',
      text: input.text,
      isShared: input.isShared,
      movedDueOn: isMoved ? fromDayOrNull(dueOn) : null,
    });
    await db.gapCause.updateMany({
      where: { municipalityId, id, closedAt: null },
      data: { dueOn: dueOn === null ? null : fromDay(dueOn), ownerUserId, ownerContact: input.ownerContact },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'barrier.follow-up',
        municipalityId,
        caseId: barrier.caseId,
        subjectId: id,
        detail: { dueOn, isShared: input.isShared, ...(ownerUserId ? { ownerUserId } : {}) },
      },
      now,
    );
    return { id };
  });
}
