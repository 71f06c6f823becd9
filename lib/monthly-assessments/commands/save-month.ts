import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Prisma, withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import type { SaveMonthResult } from '../month-dto';
import { findNextCase } from '../queries/due-cases';
import { readBasis } from '../queries/read-basis';
import { readMonths } from '../queries/written-months';
import { decideMonth, firstDayOf } from '../rules/month';
import { listNews, takeSnapshot } from '../rules/month-basis';
import type { SaveMonthInput } from '../schemas';

/**
 * Writes the month's assessment of a case with the figures that it was made on. When something has come since the page was read nothing is written:
 * the answer tells what, and the reader saves again having seen it. It never proposes anything; a human decides.
 * @throws Refusal 'monthAlreadyAssessed', 'monthNotBegun', 'monthTooOld', 'monthCaseClosed', 'wrongParty', 'notFound'
 */
export async function saveMonth(
  context: CommandContext,
  { caseId, month, outcome, text, seen }: SaveMonthInput,
): Promise<SaveMonthResult> {
  const { actor, today, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('monthCaseClosed');
    refuseUnless(decideMonth(month, today));
    const { written, last, lastMonth } = await readMonths(db, { municipalityId, caseId, month });
    if (written.length > 0) throw new Refusal('monthAlreadyAssessed');
    if (lastMonth !== null && lastMonth > month) throw new Refusal('monthTooOld');
    const basis = await readBasis(db, { municipalityId, caseId, last, today, reader: actor.organisationKind });
    const news = listNews(seen, basis.keys);
    if (news.length > 0) {
      const detail = { month, news: news.length };
      await recordAudit(db, actor, { action: 'monthly-assessment.stale', municipalityId, caseId, detail }, now);
      return { state: 'STALE', basis, news };
    }
    const { id } = await db.monthlyAssessment.create({
      data: {
        municipalityId,
        caseId,
        month: fromDay(firstDayOf(month)),
        outcome,
        text,
        basis: { ...takeSnapshot(basis) } satisfies Prisma.InputJsonObject,
        decidedBy: actor.userId,
        decidedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'monthly-assessment.save', municipalityId, caseId, subjectId: id, detail: { month, outcome } },
      now,
    );
    return { state: 'SAVED', nextCaseId: await findNextCase(db, actor, { month, exceptCaseId: caseId }) };
  });
}
