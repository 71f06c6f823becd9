import 'server-only';
import { Prisma } from '@/lib/platform/database';
import type { Actor } from './actor';

/**
 * The referrals that make someone a coach's own participant: those that name the coach, or nobody, while they run, and after that while
 * their last days may be reported (docs/decisions/0027).
 */
export function ownReferrals(actor: Actor): Prisma.ReferralWhereInput {
  return {
    providerId: actor.organisationId,
    AND: [
      { OR: [{ state: { in: ['DECIDED', 'STARTED'] } }, { reportsUntil: { not: null } }] },
      { OR: [{ coachId: null }, { coachId: actor.userId }] },
    ],
  };
}

/** The same for named queries in SQL, of the referral under the alias `r`. */
export function ownReferralsSql(actor: Actor): Prisma.Sql {
  return Prisma.sql`r.provider_id = ${actor.organisationId}::uuid and (r.state in ('DECIDED', 'STARTED') or r.reports_until is not null)
    and (r.coach_id is null or r.coach_id = ${actor.userId}::uuid)`;
}
