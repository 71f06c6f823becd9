import type { CommandContext } from '@/lib/access';
import { holdsDay, ownReferrals } from '@/lib/access/server';
import { casesWithinReach } from '@/lib/attendance/server';
import { recordAudit } from '@/lib/audit/server';
import { notify } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import { DEVIATION_DAYS_BACK, decideDeviationDay } from '../rules/deviation';
import type { ReportDeviationInput } from '../schemas';

/**
 * A provider tells both officers of what did not go as planned. It changes neither attendance nor plan, and nothing follows from it by
 * itself: absence is heard and judged by people (12 kap. 5 §). The same id a second time changes nothing.
 * @throws Refusal 'notFound' for anyone but an own participant, 'wrongParty', 'deviationInFuture', 'deviationTooOld', 'deviationAfterEnd'
 */
export async function reportDeviation(
  { actor, today, now }: CommandContext,
  { caseId, deviationId, happenedOn, kind, words }: ReportDeviationInput,
): Promise<{ deviationId: string }> {
  if (actor.organisationKind !== 'PROVIDER') throw new Refusal('wrongParty');
  return withActor(actor, async (db) => {
    const found = await db.case.findFirst({
      where: { AND: [{ id: caseId }, casesWithinReach({ actor, today })] },
      include: { referrals: { where: ownReferrals({ actor, today }) } },
    });
    if (!found) throw notFoundRefusal();
    const isHeld = holdsDay(found.referrals, happenedOn);
    const earliestOn = addDays(today, -DEVIATION_DAYS_BACK);
    const decision = decideDeviationDay({ happenedOn, earliestOn, isHeld, today });
    if (!decision.allowed) throw new Refusal(decision.reason, { happenedOn: decision.reason });
    const { municipalityId } = found;
    const { count } = await db.providerDeviation.createMany({
      data: {
        municipalityId,
        id: deviationId,
        caseId,
        providerId: actor.organisationId,
        happenedOn: fromDay(happenedOn),
        kind,
        words,
        reportedBy: actor.userId,
        reportedAt: now,
      },
      skipDuplicates: true,
    });
    if (count === 0) return { deviationId };
    await recordAudit(
      db,
      actor,
      { action: 'deviation.report', municipalityId, caseId, subjectId: deviationId, detail: { kind, happenedOn } },
      now,
    );
    await notify(
      db,
      { actor, now },
      {
        municipalityId,
        toUserIds: [found.responsibleUserId, found.employmentOfficerId].filter((id) => id !== null),
        kind: 'DEVIATION',
        path: `/arenden/${caseId}/narvaro`,
      },
    );
    return { deviationId };
  });
}
