import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { findGapOwner, type GapOwner } from '@/lib/case-weeks';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { listRecordableGapCauses } from '@/lib/cases';
import { withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { repeatedSince } from '@/lib/platform/repeated-click';
import { defaultDueOn } from '../rules/barrier';
import type { RecordGapCauseInput } from '../schemas';

/**
 * Writes down why hours are missing from a day on, and by when its owner is asked to have done something. The owner follows from the cause; the
 * latest record of a week decides, so nothing earlier is rewritten. @throws Refusal 'gapCauseNotYours' for a cause of health or household from Arbetsförmedlingen,
 * 'gapCauseCaseClosed', 'notFound', 'wrongParty', 'invalidInput'
 */
export async function recordGapCause(
  context: CommandContext,
  { caseId, code, party, note, fromOn, toOn, ownerContact, ...input }: RecordGapCauseInput,
): Promise<{ owner: GapOwner }> {
  const { actor, today, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind === 'PROVIDER') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('gapCauseCaseClosed');
    if (!listRecordableGapCauses([code], actor.organisationKind).includes(code)) throw new Refusal('gapCauseNotYours');
    const owner = findGapOwner({ code, party });
    if (input.dueOn !== null && input.dueOn < today) {
      throw new Refusal('invalidInput', { dueOn: 'barrierDueInThePast' });
    }
    const dueOn = input.dueOn ?? defaultDueOn(owner, today);
    const said = {
      municipalityId,
      caseId,
      code,
      owner,
      note,
      fromOn: fromDay(fromOn),
      toOn: fromDayOrNull(toOn),
      dueOn: fromDay(dueOn),
      ownerContact,
      recordedBy: actor.userId,
    };
    const again = await db.gapCause.findFirst({
      where: { ...said, closedAt: null, recordedAt: { gte: repeatedSince(now) } },
      select: { id: true },
    });
    if (again) return { owner };
    const { id } = await db.gapCause.create({ data: { ...said, recordedAt: now }, select: { id: true } });
    await recordAudit(
      db,
      actor,
      {
        action: 'gap-cause.record',
        municipalityId,
        caseId,
        subjectId: id,
        detail: { code, owner, fromOn, toOn, dueOn },
      },
      now,
    );
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: fromOn }, today);
    return { owner };
  });
}
