import type { SystemActor } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';

/** At most so many cases a round; what is left comes in the next. */
const MOST_A_ROUND = 200;

/**
 * Ends the sight that providers have kept of the persons whose referral there has ended, when the last day for reports has passed
 * (docs/decisions/0027). A case that someone holds still waits for the next round.
 */
export async function closeLastReports(
  municipalityId: string,
  { now, today }: { now: Date; today: IsoDay },
): Promise<{ closed: number }> {
  const house: SystemActor = { organisationKind: 'SYSTEM', municipalityIds: [municipalityId], onBehalfOf: null };
  return withActor(house, async (db) => {
    const closed = await db.$queryRaw<{ id: string }[]>`
      with due as (
        select c.id from cases c
        where c.municipality_id = ${municipalityId}::uuid and c.id in (
          select r.case_id from referrals r where r.municipality_id = ${municipalityId}::uuid and r.reports_until < ${today}::date)
        order by c.id
        limit ${MOST_A_ROUND}
        for update skip locked)
      update referrals r set reports_until = null
      from due
      where r.municipality_id = ${municipalityId}::uuid and r.case_id = due.id and r.reports_until < ${today}::date
      returning r.id`;
    if (closed.length > 0) {
      const detail = { referralIds: closed.map(({ id }) => id) };
      await recordAudit(db, house, { action: 'referral.close-reports', municipalityId, detail }, now);
    }
    return { closed: closed.length };
  });
}
