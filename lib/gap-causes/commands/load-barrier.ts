import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { readableGapCause } from '@/lib/cases';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import type { BarrierNoteKind } from '../barrier-dto';
import { decideBarrierChange } from '../rules/barrier';

/**
 * Holds the case and finds one of its barriers that the actor may change. @throws Refusal 'notFound', 'barrierNotYours', 'barrierClosed',
 * 'wrongParty', 'gapCauseCaseClosed'
 */
export async function lockBarrier(
  db: Db,
  { actor }: CommandContext,
  { caseId, gapCauseId }: { caseId: string; gapCauseId: string },
) {
  const caseRecord = await lockVisibleCase(db, actor, caseId);
  const { municipalityId } = caseRecord;
  if (caseRecord.closedOn !== null) throw new Refusal('gapCauseCaseClosed');
  const barrier = await db.gapCause.findFirst({ where: { municipalityId, caseId, id: gapCauseId } });
  if (!barrier) throw notFoundRefusal();
  const recorder = await db.userAccount.findUniqueOrThrow({
    where: { id: barrier.recordedBy },
    select: { organisation: { select: { kind: true } } },
  });
  if (readableGapCause({ gapCause: barrier.code, gapOwner: barrier.owner }, actor.organisationKind) === null) {
    throw new Refusal('barrierNotYours');
  }
  refuseUnless(
    decideBarrierChange(actor.organisationKind, {
      owner: barrier.owner,
      recordedByParty: recorder.organisation.kind,
      isClosed: barrier.closedAt !== null,
    }),
  );
  return { caseRecord, barrier };
}

/** Writes down what was done about a barrier, by the actor's authority. A cause that only one authority may know of is shared with none. */
export async function writeBarrierNote(
  db: Db,
  { actor, now }: CommandContext,
  barrier: {
    municipalityId: string;
    caseId: string;
    id: string;
    code: Parameters<typeof readableGapCause>[0]['gapCause'];
  },
  note: { kind: BarrierNoteKind; text: string; isShared: boolean; movedDueOn?: Date | null },
): Promise<void> {
  const isForBoth =
    readableGapCause({ gapCause: barrier.code, gapOwner: 'MUNICIPALITY' }, 'EMPLOYMENT_SERVICE') !== null;
  if (note.isShared && !isForBoth) throw new Refusal('invalidInput', { isShared: 'barrierNotShared' });
  await db.barrierNote.create({
    data: {
      municipalityId: barrier.municipalityId,
      caseId: barrier.caseId,
      gapCauseId: barrier.id,
      ...note,
      writtenBy: actor.userId,
      writtenByParty: actor.organisationKind,
      writtenAt: now,
    },
  });
}
