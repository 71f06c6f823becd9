import type { CommandContext } from '@/lib/access';
import { visibleCases } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { listMeetingRows } from './meeting-rows';

/** The last meetings; older ones are reached from the samråd that they took up. */
const MEETINGS = 30;

/** The meetings of the reader's municipalities, and the samråd between the parties that may be taken up at a new one. */
export async function getMeetings({ actor, today, now }: CommandContext, asked: { municipalityId: string | null }) {
  return withActor(actor, async (db) => {
    const municipalities = await db.organisation.findMany({
      where: { id: { in: actor.municipalityIds } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    });
    const municipality = municipalities.find(({ id }) => id === asked.municipalityId) ?? municipalities[0];
    if (!municipality) throw notFoundRefusal();
    const municipalityId = municipality.id;
    const meetings = await db.consultationMeeting.findMany({
      where: { municipalityId },
      orderBy: [{ heldOn: 'desc' }, { createdAt: 'desc' }],
      take: MEETINGS,
      include: { _count: { select: { rows: { where: { consultation: { caseRecord: visibleCases(actor) } } } } } },
    });
    const open = await listMeetingRows(db, actor, {
      today,
      where: { municipalityId, state: { in: ['REQUESTED', 'ANSWERED'] }, caseRecord: { closedOn: null } },
    });
    const detail = { caseIds: open.map(({ caseId }) => caseId) };
    await recordAudit(db, actor, { action: 'consultation.meetings', municipalityId, detail }, now);
    return {
      municipalityId,
      municipalities,
      meetings: meetings.map(({ id, heldOn, participants, _count }) => ({
        meetingId: id,
        heldOn: toDay(heldOn),
        participants,
        rows: _count.rows,
      })),
      open,
    };
  });
}

/** One meeting with those of its samråd that the reader may see, in the order in which they were put. */
export async function getMeeting({ actor, today, now }: CommandContext, asked: { meetingId: string }) {
  return withActor(actor, async (db) => {
    const meeting = await db.consultationMeeting.findFirst({
      where: { id: asked.meetingId, municipalityId: { in: actor.municipalityIds } },
      include: { rows: { orderBy: { position: 'asc' }, select: { consultationId: true } } },
    });
    if (!meeting) throw notFoundRefusal();
    const { municipalityId, id: meetingId } = meeting;
    const order = meeting.rows.map(({ consultationId }) => consultationId);
    const rows = await listMeetingRows(db, actor, { today, where: { municipalityId, id: { in: order } } });
    const detail = { caseIds: rows.map(({ caseId }) => caseId) };
    await recordAudit(
      db,
      actor,
      { action: 'consultation.meeting-read', municipalityId, subjectId: meetingId, detail },
      now,
    );
    return {
      meetingId,
      heldOn: toDay(meeting.heldOn),
      participants: meeting.participants,
      rows: rows.sort((a, b) => order.indexOf(a.consultationId) - order.indexOf(b.consultationId)),
    };
  });
}
