import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { repeatedSince } from '@/lib/platform/repeated-click';
import { decideMonth, firstDayOf } from '../rules/month';
import type { WriteMonthNoteInput } from '../schemas';

/**
 * AF's side of the month: confirms what is known of the registration, the programme and the planning, or adds to it. Given to the municipality
 * for ekonomiskt bistånd (förordning 2008:975, 5 §). @throws Refusal 'monthNotBegun', 'monthTooOld', 'monthCaseClosed', 'wrongParty', 'notFound'
 */
export async function writeMonthNote(
  context: CommandContext,
  { caseId, month, isConfirmed, text }: WriteMonthNoteInput,
): Promise<{ id: string }> {
  const { actor, today, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('monthCaseClosed');
    refuseUnless(decideMonth(month, today));
    const said = {
      municipalityId,
      caseId,
      month: fromDay(firstDayOf(month)),
      isConfirmed,
      text,
      writtenBy: actor.userId,
    };
    const again = await db.monthlyNote.findFirst({
      where: { ...said, writtenAt: { gte: repeatedSince(now) } },
      select: { id: true },
    });
    if (again) return again;
    const { id } = await db.monthlyNote.create({ data: { ...said, writtenAt: now }, select: { id: true } });
    const detail = { month, isConfirmed, hasText: text !== '', ground: 'SFS 2008:975 5 §' };
    await recordAudit(db, actor, { action: 'monthly-note.write', municipalityId, caseId, subjectId: id, detail }, now);
    return { id };
  });
}
