import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { authorityOf, loadCasePlans } from '../queries/case-plans';
import { decideRecording } from '../rules/corrections';
import { hasOutcome, listEndedActivities, outcomeAuthority } from '../rules/ended-activities';
import { listBreakOffReasons } from '../rules/outcomes';
import type { RecordActivityOutcomeInput } from '../schemas';

/**
 * Writes down what came of an activity that has ended: once, and corrected only by a new row.
 * @throws Refusal 'notFound', 'activityNotEnded', 'wrongParty' for the other authority's activity, 'outcomeReasonNotYours' for a reason of
 * health or household from Arbetsförmedlingen, 'outcomeAlreadyRecorded'.
 */
export async function recordActivityOutcome(
  { actor, now, today }: CommandContext,
  input: RecordActivityOutcomeInput,
): Promise<{ outcomeId: string }> {
  const authority = authorityOf(actor);
  const { caseId, lineageId, correctsId, kind, reason } = input;
  const isBrokenOff = kind === 'BROKEN_OFF';
  return withActor(actor, async (db) => {
    const { municipalityId, registeredSince } = await lockVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const versions = await loadCasePlans(db, key);
    const known = versions.some(({ activities }) => activities.some((activity) => activity.lineageId === lineageId));
    if (!known) throw notFoundRefusal();
    const ended = listEndedActivities(versions, { today }).find(({ activity }) => activity.lineageId === lineageId);
    if (!ended || !hasOutcome(ended.activity)) throw new Refusal('activityNotEnded');
    const isRegistered = registeredSince !== null;
    if (outcomeAuthority({ ...ended.activity, isRegistered }) !== authority) throw new Refusal('wrongParty');
    if (isBrokenOff && reason !== null && !listBreakOffReasons(authority).includes(reason))
      throw new Refusal('outcomeReasonNotYours');
    const recorded = await db.activityOutcome.findMany({
      where: { ...key, lineageId },
      select: { id: true, correctsId: true },
    });
    refuseUnless(decideRecording(recorded, correctsId));
    const { id } = await db.activityOutcome.create({
      data: {
        ...key,
        lineageId,
        endedOn: fromDay(ended.endedOn),
        kind,
        brokenOffBy: isBrokenOff ? input.brokenOffBy : null,
        reason: isBrokenOff ? reason : null,
        ledOnTo: kind === 'LED_ON' ? input.ledOnTo : '',
        gains: input.gains,
        note: input.note,
        recordedBy: actor.userId,
        recordedByParty: authority,
        recordedAt: now,
        correctsId,
      },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'activity-outcome.record', ...key, subjectId: id, detail: { lineageId, kind, correctsId } },
      now,
    );
    return { outcomeId: id };
  });
}
