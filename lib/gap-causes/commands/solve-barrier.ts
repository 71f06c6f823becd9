import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { lastDayOf } from '../rules/barrier';
import type { SolveBarrierInput } from '../schemas';
import { lockBarrier, writeBarrierNote } from './load-barrier';

/**
 * Closes a barrier as solved, with what happened. Today is its last day; the weeks after it are no longer its.
 * @throws Refusal 'notFound', 'barrierNotYours', 'barrierClosed', 'gapCauseCaseClosed', 'wrongParty'
 */
export async function solveBarrier(context: CommandContext, input: SolveBarrierInput): Promise<{ id: string }> {
  const { actor, today, now } = context;
  return withActor(actor, async (db) => {
    const { barrier } = await lockBarrier(db, context, input);
    const { municipalityId, caseId, id } = barrier;
    const toOn = lastDayOf({ fromOn: toDay(barrier.fromOn), toOn: toDayOrNull(barrier.toOn) }, { closedOn: today });
    await writeBarrierNote(db, context, barrier, { kind: 'SOLVED', text: input.text, isShared: input.isShared });
    await db.gapCause.updateMany({
      where: { municipalityId, id, closedAt: null },
      data: { closedAs: 'SOLVED', closedBy: actor.userId, closedAt: now, toOn: fromDay(toOn) },
    });
    await recordAudit(
      db,
      actor,
      { action: 'barrier.solve', municipalityId, caseId, subjectId: id, detail: { toOn, isShared: input.isShared } },
      now,
    );
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    return { id };
  });
}
