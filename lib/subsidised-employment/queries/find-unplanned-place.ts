import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { findPlaceInPlan } from './find-place-in-plan';

/** The place that has become work and that no plan holds, to be told of where the plan is seen; null when there is none. @throws Refusal 'notFound' */
export async function findUnplannedPlace(
  { actor, now, today }: CommandContext,
  asked: { caseId: string },
): Promise<{ work: string; workplace: string } | null> {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId, closedOn } = await getVisibleCase(db, actor, asked.caseId);
    if (closedOn !== null) return null;
    const place = await db.subsidisedEmployment.findFirst({
      where: {
        municipalityId,
        caseId,
        state: { in: ['GRANTED', 'STARTED'] },
        OR: [{ supportUntil: null }, { supportUntil: { gte: fromDay(today) } }],
      },
      orderBy: { heldAt: 'desc' },
      select: { id: true, work: true, workplace: true },
    });
    if (!place) return null;
    const { id, work, workplace } = place;
    if ((await findPlaceInPlan(db, { municipalityId, caseId, employmentId: id })) !== 'NOWHERE') return null;
    await recordAudit(db, actor, { action: 'employment.read', municipalityId, caseId, subjectId: id }, now);
    return { work, workplace };
  });
}
