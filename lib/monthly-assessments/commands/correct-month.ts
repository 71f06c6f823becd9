import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Prisma, withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import type { CorrectMonthInput } from '../schemas';

/**
 * Replaces an assessment by another, with why; the old one is kept, and so are the figures that it was made on.
 * @throws Refusal 'monthCorrectedMeanwhile' when it has been corrected already, 'wrongParty', 'notFound'
 */
export async function correctMonth(
  context: CommandContext,
  { caseId, month, replacesId, outcome, text, reason }: CorrectMonthInput,
): Promise<{ id: string }> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    const before = await db.monthlyAssessment.findFirst({ where: { municipalityId, caseId, id: replacesId } });
    if (!before || before.month.toISOString().slice(0, 7) !== month) throw notFoundRefusal();
    const isReplaced = await db.monthlyAssessment.findFirst({
      where: { municipalityId, replacesId },
      select: { id: true },
    });
    if (isReplaced) throw new Refusal('monthCorrectedMeanwhile');
    const { id } = await db.monthlyAssessment.create({
      data: {
        municipalityId,
        caseId,
        month: before.month,
        outcome,
        text,
        basis: before.basis as Prisma.InputJsonValue,
        decidedBy: actor.userId,
        decidedAt: now,
        replacesId,
        correctionReason: reason,
      },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'monthly-assessment.correct',
        municipalityId,
        caseId,
        subjectId: id,
        detail: { month, outcome, replacesId },
      },
      now,
    );
    return { id };
  });
}
