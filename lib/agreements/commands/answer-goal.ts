import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { listGoalYears } from '../queries/goal-years';
import type { AnswerGoalInput } from '../schemas';
import { lockAgreements, requireAgreementParty } from './load-agreement';

/**
 * A party says how far a goal was reached in the year that is followed up now, and why not by all; until the end of the follow-up it may
 * change its answer. @throws Refusal 'notFound' for a goal that is not in force, 'goalYearClosed', 'changedMeanwhile'
 */
export async function answerGoal({ actor, now, today }: CommandContext, input: AnswerGoalInput): Promise<void> {
  const { municipalityId, lineageId, year, revision } = input;
  const party = requireAgreementParty(actor, municipalityId);
  return withActor(actor, async (db) => {
    await lockAgreements(db, municipalityId);
    const { openYear, goals } = await listGoalYears(db, { municipalityId, today });
    const goal = goals.find((each) => each.lineageId === lineageId);
    if (!goal) throw notFoundRefusal();
    if (year !== openYear || !goal.isFollowedUp) throw new Refusal('goalYearClosed');
    const said = {
      attainment: input.attainment,
      causes: input.attainment === 'ALL' ? [] : input.causes,
      words: input.words,
      answeredBy: actor.userId,
      answeredAt: now,
    };
    const key = { municipalityId, lineageId, year, party };
    if (revision === null) {
      const known = await db.agreementGoalAnswer.findFirst({ where: key });
      if (known) throw new Refusal('changedMeanwhile');
      await db.agreementGoalAnswer.create({ data: { ...key, ...said } });
    } else {
      const { count } = await db.agreementGoalAnswer.updateMany({
        where: { ...key, revision },
        data: { ...said, revision: { increment: 1 } },
      });
      if (count === 0) throw new Refusal('changedMeanwhile');
    }
    const detail = { year, attainment: input.attainment };
    await recordAudit(
      db,
      actor,
      { action: 'agreement.answer-goal', municipalityId, subjectId: lineageId, detail },
      now,
    );
  });
}
