import type { SystemActor } from '@/lib/access';
import { recordAudits } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';

/** At most so many cases a round; what is left comes in the next. */
const MOST_A_ROUND = 200;

/**
 * Ends the sight that providers have kept of the persons whose referral there is over, when its last day has passed (docs/decisions/0027);
 * what they were told of those persons and have not seen counts as read, as it leads nowhere any more. A case that someone holds still waits
 * for the next round.
 */
export async function endSight(
  municipalityId: string,
  { now, today }: { now: Date; today: IsoDay },
): Promise<{ ended: number }> {
  const house: SystemActor = { organisationKind: 'SYSTEM', municipalityIds: [municipalityId], onBehalfOf: null };
  return withActor(house, async (db) => {
    const ended = await db.$queryRaw<{ id: string; caseId: string; providerId: string }[]>`
      with due as (
        select c.id from cases c
        where c.municipality_id = ${municipalityId}::uuid and c.id in (
          select r.case_id from referrals r where r.municipality_id = ${municipalityId}::uuid and r.seen_until < ${today}::date)
        order by c.id
        limit ${MOST_A_ROUND}
        for update skip locked)
      update referrals r set seen_until = null
      from due
      where r.municipality_id = ${municipalityId}::uuid and r.case_id = due.id and r.seen_until < ${today}::date
      returning r.id, r.case_id as "caseId", r.provider_id as "providerId"`;
    if (ended.length === 0) return { ended: 0 };
    await db.$executeRaw`
      update notifications n set read_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as e("caseId" uuid, "providerId" uuid)
      join cases c on c.municipality_id = ${municipalityId}::uuid and c.id = e."caseId" and e."providerId" <> all (c.provider_ids)
      join user_accounts u on u.organisation_id = e."providerId"
      where n.municipality_id = ${municipalityId}::uuid and n.to_user_id = u.id and n.path = '/deltagare/' || e."caseId" and n.read_at is null`;
    const entries = ended.map(({ id, caseId }) => ({ municipalityId, caseId, detail: { referralId: id } }));
    await recordAudits(db, house, 'referral.end-sight', entries, now);
    return { ended: ended.length };
  });
}
