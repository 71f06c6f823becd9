import type { CommandContext } from '@/lib/access';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import type { Db } from '@/lib/platform/database';
import { toDayOrNull } from '@/lib/platform/days';
import { addDays } from '@/lib/time';
import { takeOutOfPlan } from './take-out-of-plan';
import { tellCoaches } from './tell-coaches';

/**
 * What the decision about a referral does to the one it continues, in the caller's transaction: that runs until the day before, in the plan
 * too, and what was asked about a longer period of it falls. PostgreSQL has written the day when the decision was (decision 27). Nothing
 * happens where it continues nothing that runs.
 */
export async function handOver(
  db: Db,
  context: CommandContext,
  { municipalityId, caseId, continuesReferralId }: Continuing,
): Promise<void> {
  if (continuesReferralId === null) return;
  const former = await db.referral.findFirst({
    where: { municipalityId, caseId, id: continuesReferralId, state: 'STARTED' },
    select: { id: true, takenOverOn: true, providerId: true, coachId: true },
  });
  const takenOverOn = toDayOrNull(former?.takenOverOn ?? null);
  if (!former || takenOverOn === null) return;
  const key = { municipalityId, caseId, referralId: former.id };
  await withdrawExtension(db, context, key);
  await tellCoaches(db, context, { ...former, municipalityId, caseId }, 'PARTICIPANT_PERIOD');
  const isInPlan = await db.activity.count({
    where: { ...key, planVersion: { state: 'APPROVED' }, endsOn: { gte: new Date(takenOverOn) } },
  });
  if (isInPlan > 0) await takeOutOfPlan(db, context, { ...key, endsOn: addDays(takenOverOn, -1) });
}

interface Continuing {
  municipalityId: string;
  caseId: string;
  continuesReferralId: string | null;
}

/** What is still asked about a longer period falls with the referral: nobody is to answer about what no longer runs. */
export async function withdrawExtension(
  db: Db,
  { actor, now, today }: CommandContext,
  { municipalityId, caseId, referralId }: { municipalityId: string; caseId: string; referralId: string },
): Promise<void> {
  const { count } = await db.consultation.updateMany({
    where: { municipalityId, caseId, referralId, concludedAt: null, withdrawnAt: null, settledAt: null },
    data: { withdrawnBy: actor.userId, withdrawnAt: now },
  });
  if (count > 0) await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
}
