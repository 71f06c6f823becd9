import type { Db } from '@/lib/platform/database';

/**
 * Who is told that a referral was found which the municipality was not heard about, of those who may see the case: its officers, and the
 * managers of both parties. Arbetsförmedlingen sees only those who are registered there.
 */
export async function listThoseToldOfFound(
  db: Db,
  { municipalityId, caseId }: { municipalityId: string; caseId: string },
): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select u.id
    from cases c
    join user_accounts u on u.disabled_at is null and (c.protection = 'NONE' or u.id = any (c.named_user_ids))
    where c.municipality_id = ${municipalityId}::uuid and c.id = ${caseId}::uuid
      and (u.id = c.responsible_user_id
        or (u.role = 'UNIT_MANAGER' and u.organisation_id = c.municipality_id and (u.unit_id is null or u.unit_id = c.unit_id))
        or (c.registered_since is not null and (u.id = c.employment_officer_id
          or (u.role = 'EMPLOYMENT_MANAGER' and exists (select 1 from served_municipalities s
            where s.municipality_id = c.municipality_id and s.employment_service_id = u.organisation_id)))))
    order by u.id`;
  return found.map(({ id }) => id);
}
