import type { CommandContext } from '@/lib/access';
import { visibleCases } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import type { HoldMeetingInput } from '../schemas';

/** How far ahead a meeting is set up. */
const MOST_DAYS_AHEAD = 60;

/**
 * Sets up a group samråd: a day, who takes part, and which open samråd are taken up. Nothing is answered by it: each row is answered,
 * logged or confirmed by itself. Sent twice by the same form it is one meeting. @throws Refusal notFound (a samråd that the reader may not
 * see, or of another municipality), invalidInput with fields. Source: överenskommelse.
 */
export async function holdMeeting({ actor, now, today }: CommandContext, input: HoldMeetingInput) {
  return withActor(actor, async (db) => {
    const { municipalityId, requestId: meetingId } = input;
    if (!actor.municipalityIds.includes(municipalityId)) throw notFoundRefusal();
    if (input.heldOn > addDays(today, MOST_DAYS_AHEAD)) throw new Refusal('invalidInput', { heldOn: 'dayTooFarAhead' });
    const earlier = await db.consultationMeeting.findFirst({
      where: { municipalityId, id: meetingId, createdBy: actor.userId },
    });
    if (earlier) return { meetingId };
    const chosen = await db.consultation.findMany({
      where: {
        municipalityId,
        id: { in: input.consultationIds },
        withdrawnAt: null,
        caseRecord: visibleCases(actor),
      },
      select: { id: true, caseId: true },
    });
    if (chosen.length !== new Set(input.consultationIds).size) throw notFoundRefusal();
    await db.consultationMeeting.create({
      data: {
        municipalityId,
        id: meetingId,
        heldOn: fromDay(input.heldOn),
        participants: input.participants,
        createdBy: actor.userId,
        createdAt: now,
      },
    });
    const placeOf = (id: string) => input.consultationIds.indexOf(id) + 1;
    await db.consultationMeetingRow.createMany({
      data: chosen.map(({ id, caseId }) => ({
        municipalityId,
        meetingId,
        consultationId: id,
        caseId,
        position: placeOf(id),
      })),
    });
    const detail = { caseIds: chosen.map(({ caseId }) => caseId) };
    await recordAudit(db, actor, { action: 'consultation.meeting', municipalityId, subjectId: meetingId, detail }, now);
    return { meetingId };
  });
}
