import { z } from 'zod';
import type { SystemActor } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { notify } from '@/lib/notifications/server';
import { type Db, withActor } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';
import { lastDayWarnedOf } from '../rules/employment-state';

/** At most so many places a round; what is left comes in the next. */
const MOST_A_ROUND = 200;

const row = z.object({ employmentId: z.string(), caseId: z.string(), toUserIds: z.array(z.string()) });

/**
 * Warns both parties of the places of a municipality that are about to be lost without a decision: the officers of the case, whoever holds the
 * place, and AF's managers where nobody there has the case. Once for each last day of a hold, whoever asks and however often; a protected person's case warns only those who
 * are named in it.
 */
export async function warnOfLosses(
  municipalityId: string,
  { now, today }: { now: Date; today: IsoDay },
): Promise<{ warned: number }> {
  const house: SystemActor = { organisationKind: 'SYSTEM', municipalityIds: [municipalityId], onBehalfOf: null };
  return withActor(house, async (db) => {
    const warned = await markNearLoss(db, { municipalityId, today });
    for (const { caseId, toUserIds } of warned) {
      const path = `/arenden/${caseId}/anstallning`;
      await notify(db, { actor: house, now }, { municipalityId, toUserIds, kind: 'PLACE_NEAR_LOSS', path });
    }
    if (warned.length > 0) {
      const detail = { employmentIds: warned.map(({ employmentId }) => employmentId) };
      await recordAudit(db, house, { action: 'employment.warn', municipalityId, detail }, now);
    }
    return { warned: warned.length };
  });
}

async function markNearLoss(db: Db, { municipalityId, today }: { municipalityId: string; today: IsoDay }) {
  const found = await db.$queryRaw<unknown[]>`
    with near as (
      select e.municipality_id, e.id
      from subsidised_employments e
      join cases c on c.municipality_id = e.municipality_id and c.id = e.case_id
      where e.municipality_id = ${municipalityId}::uuid and e.state in ('HELD', 'REQUESTED') and e.held_until <= ${lastDayWarnedOf(today)}::date
        and e.warned_for is distinct from e.held_until and c.closed_on is null
      order by e.held_until, e.id
      limit ${MOST_A_ROUND}
      for update of e skip locked),
    warned as (
      update subsidised_employments e set warned_for = e.held_until
      from near
      where e.municipality_id = near.municipality_id and e.id = near.id
      returning e.id, e.municipality_id, e.case_id)
    select warned.id as "employmentId", warned.case_id as "caseId",
      array(select u.id from user_accounts u
        where u.disabled_at is null and (c.protection = 'NONE' or u.id = any (c.named_user_ids))
          and (u.id = c.responsible_user_id
            or u.id in (select s.taken_by from employment_steps s
              where s.municipality_id = warned.municipality_id and s.employment_id = warned.id and s.kind = 'HELD')
            or (c.registered_since is not null and (u.id = c.employment_officer_id
              or (c.employment_officer_id is null and u.role = 'EMPLOYMENT_MANAGER' and exists (select 1 from served_municipalities s
                where s.municipality_id = c.municipality_id and s.employment_service_id = u.organisation_id)))))
        order by u.id) as "toUserIds"
    from warned
    join cases c on c.municipality_id = warned.municipality_id and c.id = warned.case_id`;
  return found.map((each) => row.parse(each));
}
