import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { daysOfWeek } from '@/lib/time';
import { findUncoveredDays } from '../queries/uncovered-days';
import type { OpenAbsenceReviewInput } from '../schemas';

/**
 * Opens a review of the unexcused days of a week that no review covers (12 kap. 5 § SoL), or adds them to the one that is under way in the
 * case: who opens what a colleague has just opened comes to the same review. @throws Refusal 'absenceNothingToReview',
 * 'absenceCaseClosed', 'notFound', 'wrongParty'
 */
export async function openAbsenceReview(
  context: CommandContext,
  { caseId, week }: OpenAbsenceReviewInput,
): Promise<{ reviewId: string }> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('absenceCaseClosed');
    const open = await db.absenceReview.findFirst({ where: { municipalityId, caseId, decidedAt: null } });
    const [from, , , , , , to] = daysOfWeek(week);
    const days = await findUncoveredDays(db, { municipalityId, caseId, from, to });
    if (days.length === 0) {
      if (open) return { reviewId: open.id };
      throw new Refusal('absenceNothingToReview');
    }
    const changed = { changedBy: actor.userId, changedAt: now };
    const { id: reviewId } = open
      ? await db.absenceReview.update({
          where: { municipalityId_id: { municipalityId, id: open.id } },
          data: { ...changed, revision: { increment: 1 } },
          select: { id: true },
        })
      : await db.absenceReview.create({
          data: { municipalityId, caseId, openedBy: actor.userId, openedAt: now, ...changed },
          select: { id: true },
        });
    await db.absenceReviewDay.createMany({
      data: days.map(({ id, attendedOn, plannedMinutes, presentMinutes }) => ({
        municipalityId,
        reviewId,
        attendanceId: id,
        caseId,
        attendedOn,
        absentMinutes: plannedMinutes - presentMinutes,
      })),
    });
    await recordAudit(
      db,
      actor,
      {
        action: open ? 'absence-review.add-days' : 'absence-review.open',
        municipalityId,
        caseId,
        subjectId: reviewId,
        detail: { week, days: days.length },
      },
      now,
    );
    return { reviewId };
  });
}
