import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { authorityOf } from '../queries/case-plans';
import { decideRecording } from '../rules/corrections';
import { type FourMonthAnswer, fourMonthStanding } from '../rules/outcomes';
import type { RecordFourMonthsInput } from '../schemas';

/**
 * Answers «Är personen kvar i arbete eller studier?» four months after they began, and not before. The case may be closed.
 * @throws Refusal 'notFound', 'fourMonthsNotYet', 'outcomeAlreadyRecorded'.
 */
export async function recordFourMonths(
  { actor, now, today }: CommandContext,
  { caseId, planOutcomeId, correctsId, answer }: RecordFourMonthsInput,
): Promise<{ answer: FourMonthAnswer }> {
  authorityOf(actor);
  return withActor(actor, async (db) => {
    const { municipalityId } = await lockVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const outcome = await db.planOutcome.findFirst({
      where: { ...key, id: planOutcomeId },
      include: { fourMonthAnswers: { select: { id: true, correctsId: true } } },
    });
    if (!outcome) throw notFoundRefusal();
    const standing = fourMonthStanding({ startsOn: toDayOrNull(outcome.startsOn), answer: null }, { today });
    if (standing === 'NO_START' || standing === 'LATER') throw new Refusal('fourMonthsNotYet');
    refuseUnless(decideRecording(outcome.fourMonthAnswers, correctsId));
    const { id } = await db.fourMonthAnswer.create({
      data: {
        ...key,
        planOutcomeId,
        answer,
        answeredOn: fromDay(today),
        recordedBy: actor.userId,
        recordedAt: now,
        correctsId,
      },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'four-months.record', ...key, subjectId: id, detail: { planOutcomeId, answer, correctsId } },
      now,
    );
    return { answer };
  });
}
