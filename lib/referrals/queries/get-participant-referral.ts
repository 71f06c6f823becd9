import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { lastDayOf } from '../rules/provider-change';
import { weeklyMinutesOf } from '../rules/referral-course';
import { loadReferralCourse } from './referral-course';

const storedSlots = z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() }));

/** A provider's own referral, while it is decided or runs: what was decided, what the provider plans, and what has happened since. */
export async function getParticipantReferral(
  { actor, now }: CommandContext,
  asked: { caseId: string; referralId: string },
) {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await getVisibleCase(db, actor, asked.caseId);
    const referral = await db.referral.findFirst({
      where: {
        municipalityId,
        caseId,
        id: asked.referralId,
        providerId: actor.organisationId,
        state: { in: ['DECIDED', 'STARTED'] },
      },
    });
    if (!referral) throw notFoundRefusal();
    const type = await db.activityType.findUnique({ where: { code: referral.typeCode } });
    const course = await loadReferralCourse(db, referral);
    await recordAudit(db, actor, { action: 'referral.read', municipalityId, caseId, subjectId: referral.id }, now);
    const takenOverOn = toDayOrNull(referral.takenOverOn);
    const slots = storedSlots.parse(referral.slots);
    return {
      caseId,
      referralId: referral.id,
      revision: referral.revision,
      state: referral.state,
      serviceName: type?.name ?? '',
      purpose: referral.purpose,
      startsOn: toDay(referral.startsOn),
      endsOn: lastDayOf({ endsOn: toDay(referral.extendedTo ?? referral.endsOn), takenOverOn }),
      startedOn: toDayOrNull(referral.startedOn),
      /** It goes on from another provider, and begins when that one ends. */
      takesOver: referral.continuesReferralId !== null,
      /** The first day at another provider, when that has been decided. */
      takenOverOn,
      slots,
      flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes,
      decidedWeeklyMinutes: weeklyMinutesOf({ slots, flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes }),
      ...course,
    };
  });
}

/** What the page of a provider's referral gets. */
export type ParticipantReferral = Awaited<ReturnType<typeof getParticipantReferral>>;
