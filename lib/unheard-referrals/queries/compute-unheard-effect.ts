import { z } from 'zod';
import type { Actor } from '@/lib/access';
import type { Db, Prisma } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { computeReferralEffect } from '@/lib/referrals/server';

const storedSlots = z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() }));

/** What the referral does to the week of the plan in force, if it is carried out. */
export async function computeUnheardEffect(db: Db, actor: Actor, referral: Prisma.ReferralGetPayload<object>) {
  return computeReferralEffect(db, actor, {
    caseId: referral.caseId,
    referralId: referral.id,
    typeCode: referral.typeCode,
    startsOn: toDay(referral.startsOn),
    flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes,
    slots: storedSlots.parse(referral.slots),
    endsLineageIds: referral.endsLineageIds,
  });
}
