import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { findGapOwner, type GapOwner } from '@/lib/case-weeks';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { listRecordableGapCauses } from '@/lib/cases';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import { defaultDueOn, lastDayOf } from '../rules/barrier';
import type { HandOverBarrierInput } from '../schemas';
import { lockBarrier, writeBarrierNote } from './load-barrier';

/**
 * Closes a barrier for the owner that it has and opens it for another, with the reason; the chain is kept. This week is the new owner's, the weeks
 * before it stay the old one's. @throws Refusal 'notFound', 'barrierNotYours', 'barrierClosed', 'barrierSameOwner', 'gapCauseNotYours',
 * 'gapCauseCaseClosed', 'wrongParty', 'invalidInput'
 */
export async function handOverBarrier(
  context: CommandContext,
  input: HandOverBarrierInput,
): Promise<{ id: string; owner: GapOwner }> {
  const { actor, today, now } = context;
  return withActor(actor, async (db) => {
    const { barrier } = await lockBarrier(db, context, input);
    const { municipalityId, caseId } = barrier;
    const { code, party, text, isShared, ownerContact } = input;
    if (!listRecordableGapCauses([code], actor.organisationKind).includes(code)) throw new Refusal('gapCauseNotYours');
    const owner = findGapOwner({ code, party });
    if (code === barrier.code && owner === barrier.owner) {
      throw new Refusal('invalidInput', { code: 'barrierSameOwner' });
    }
    const dueOn = input.dueOn ?? defaultDueOn(owner, today);
    if (dueOn < today) throw new Refusal('invalidInput', { dueOn: 'barrierDueInThePast' });
    const before = { fromOn: toDay(barrier.fromOn), toOn: toDayOrNull(barrier.toOn) };
    const isComing = before.fromOn > today;
    await writeBarrierNote(db, context, barrier, { kind: 'HANDED_OVER', text, isShared });
    await db.gapCause.updateMany({
      where: { municipalityId, id: barrier.id, closedAt: null },
      data: {
        closedAs: 'HANDED_OVER',
        closedBy: actor.userId,
        closedAt: now,
        toOn: fromDay(lastDayOf(before, { closedOn: addDays(today, -1) })),
      },
    });
    const next = await db.gapCause.create({
      data: {
        municipalityId,
        caseId,
        code,
        owner,
        fromOn: fromDay(isComing ? before.fromOn : today),
        dueOn: fromDay(dueOn),
        ownerContact,
        followsId: barrier.id,
        recordedBy: actor.userId,
        recordedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'barrier.hand-over',
        municipalityId,
        caseId,
        subjectId: next.id,
        detail: { followsId: barrier.id, code, owner, dueOn, isShared },
      },
      now,
    );
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    return { id: next.id, owner };
  });
}
