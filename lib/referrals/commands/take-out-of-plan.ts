import type { CommandContext } from '@/lib/access';
import { findReferralActivity, startVersionThroughConsultation } from '@/lib/plans/server';
import type { Db } from '@/lib/platform/database';
import { addDays, type IsoDay } from '@/lib/time';

interface TakenOut {
  municipalityId: string;
  caseId: string;
  referralId: string;
  /** The last day of its activity. */
  endsOn: IsoDay;
  /** A referral whose activity had made room for this one, and takes it back: as both had approved it before. */
  putBack?: { referralId: string; on: IsoDay } | null;
}

/**
 * Ends a referral's activity, in the plan in force and in one that is being written: the rest stands as both have approved it.
 * Answers with the version that it made; null where there was no plan in force to change.
 */
export async function takeOutOfPlan(
  db: Db,
  context: CommandContext,
  { municipalityId, caseId, referralId, endsOn, putBack = null }: TakenOut,
): Promise<string | null> {
  const held = await db.activity.findMany({
    where: { municipalityId, caseId, referralId, planVersion: { state: { in: ['APPROVED', 'DRAFT', 'PROPOSED'] } } },
    select: { lineageId: true },
  });
  const newActivity = putBack && (await findReferralActivity(db, { municipalityId, caseId, ...putBack }));
  if (held.length === 0 && !newActivity) return null;
  const approved = await db.planVersion.findFirst({
    where: { municipalityId, caseId, state: 'APPROVED' },
    select: { municipalityApprovedBy: true },
  });
  const started = await startVersionThroughConsultation(db, context, {
    municipalityId,
    caseId,
    basis: 'REFERRAL_ENDED',
    newActivity,
    endLineageIds: [...new Set(held.map(({ lineageId }) => lineageId))],
    endsOn,
    startsOn: addDays(endsOn, 1),
    municipalityApproverId: approved?.municipalityApprovedBy ?? '',
    employmentServiceApproverId: context.actor.userId,
  });
  return approved ? started.versionId : null;
}
