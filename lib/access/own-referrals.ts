import 'server-only';
import { Prisma } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { Actor } from './actor';

/** Who reads, and on what day. */
export interface Reader {
  actor: Actor;
  today: IsoDay;
}

/** The referrals that name the coach or nobody, or someone who works there no more. */
function ofCoach({ organisationId, userId }: Actor): Prisma.ReferralWhereInput {
  return {
    providerId: organisationId,
    OR: [{ coachId: null }, { coachId: userId }, { coach: { disabledAt: { not: null } } }],
  };
}

/** The referrals that run of a coach's own participants: those that name the coach or nobody, or someone who works there no more. */
export function runningOwnReferrals(actor: Actor): Prisma.ReferralWhereInput {
  return { AND: [ofCoach(actor), { state: { in: ['DECIDED', 'STARTED'] } }] };
}

/** The referrals that make someone a coach's own participant: those that run, and those that ended so lately that they are still seen (docs/decisions/0027). */
export function ownReferrals({ actor, today }: Reader): Prisma.ReferralWhereInput {
  return {
    AND: [ofCoach(actor), { OR: [{ state: { in: ['DECIDED', 'STARTED'] } }, { seenUntil: { gte: fromDay(today) } }] }],
  };
}

/** The same for named queries in SQL, of the referral under the alias `r`. */
export function ownReferralsSql({ actor, today }: Reader): Prisma.Sql {
  return Prisma.sql`r.provider_id = ${actor.organisationId}::uuid and (r.state in ('DECIDED', 'STARTED') or r.seen_until >= ${today}::date)
    and (r.coach_id is null or r.coach_id = ${actor.userId}::uuid
      or exists (select 1 from user_accounts u where u.id = r.coach_id and u.disabled_at is not null))`;
}

/** What of a referral tells which days it holds. */
type HeldPeriod = { state: string; startedOn: Date | null; endedOn: Date | null };

/**
 * The last day that a coach's own referrals in a case hold: null while one of them runs, and before every day ('') when none of those that are
 * over had begun. The plan may still hold later days, since an end is seldom written down on the day.
 */
export function lastDayHeld(referrals: readonly HeldPeriod[]): IsoDay | null {
  if (referrals.some(({ state }) => state === 'DECIDED' || state === 'STARTED')) return null;
  const ends = referrals.flatMap(({ startedOn, endedOn }) => (startedOn && endedOn ? toDay(endedOn) : []));
  return ends.toSorted().at(-1) ?? '';
}

/** Whether a day is one that a coach's own referrals in a case hold, and so the coach's to see, report and tell of. */
export function holdsDay(referrals: readonly HeldPeriod[], day: IsoDay): boolean {
  const lastDay = lastDayHeld(referrals);
  return lastDay === null || day <= lastDay;
}
