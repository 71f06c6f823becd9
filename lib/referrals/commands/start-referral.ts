import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { stockholmDayOf } from '@/lib/time';
import { takeOverDay } from '../rules/provider-change';
import { decideReferralStart } from '../rules/referral-course';
import type { StartReferralInput } from '../schemas';
import { lockReferral, stepReferral } from './lock-referral';

/**
 * The referral has begun: its provider, or Arbetsförmedlingen, says on which day, and the provider how many hours a week it plans. The one it
 * takes over from ends with it: PostgreSQL does that, for the coach sees nothing of it (decision 27). @throws Refusal notFound, wrongParty,
 * referralWrongOrder, referralDayNotCome, referralStartTooEarly, startsBeforeFormerEnds, changedMeanwhile.
 */
export async function startReferral({ actor, now, today }: CommandContext, input: StartReferralInput) {
  return withActor(actor, async (db) => {
    if (actor.organisationKind === 'MUNICIPALITY') throw new Refusal('wrongParty');
    const locked = await lockReferral(db, actor, input);
    const { municipalityId, referral } = locked;
    const { startedOn, note, plannedWeeklyMinutes } = input;
    const { state, decidedAt, continuesReferralId } = referral;
    const startsOn = toDay(referral.startsOn);
    const takesOverOn =
      continuesReferralId !== null && decidedAt !== null
        ? takeOverDay({ startsOn, decidedOn: stockholmDayOf(decidedAt) })
        : null;
    refuseUnless(decideReferralStart({ state, startsOn, startedOn, note, takesOverOn, today }));
    await stepReferral(db, locked, input, {
      state: 'STARTED',
      startedOn: fromDay(startedOn),
      startedBy: actor.userId,
      startedAt: now,
      startNote: note,
    });
    const key = { municipalityId, caseId: referral.caseId };
    if (actor.organisationKind === 'PROVIDER' && plannedWeeklyMinutes !== null) {
      await db.referralReport.create({
        data: {
          ...key,
          referralId: referral.id,
          kind: 'PLANNED_HOURS',
          weeklyMinutes: plannedWeeklyMinutes,
          reportedBy: actor.userId,
          reportedAt: now,
        },
      });
    }
    const detail = { startedOn, plannedWeeklyMinutes };
    await recordAudit(db, actor, { action: 'referral.start', ...key, subjectId: referral.id, detail }, now);
    return { referralId: referral.id };
  });
}
