import { z } from 'zod';
import type { Db } from '@/lib/platform/database';
import type { BarrierOfficer } from '../barrier-dto';

const MOST_OFFICERS = 200;

const row = z.object({ userId: z.string(), name: z.string(), party: z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE']) });

interface BarrierCase {
  municipalityId: string;
  unitId: string;
  registeredSince: Date | null;
  protection: string;
  namedUserIds: string[];
}

/** The officers of both authorities who may open the case and so may mind a barrier of it, by name. */
export async function listBarrierOfficers(db: Db, found: BarrierCase): Promise<BarrierOfficer[]> {
  const rows = await db.$queryRaw<unknown[]>`
    select u.id as "userId", u.name, o.kind::text as party
    from user_accounts u join organisations o on o.id = u.organisation_id
    where u.disabled_at is null and (${found.protection === 'NONE'} or u.id = any (${found.namedUserIds}::uuid[]))
      and ((o.id = ${found.municipalityId}::uuid and u.role in ('SOCIAL_WORKER', 'JOB_COACH', 'UNIT_MANAGER')
          and (u.unit_id is null or u.unit_id = ${found.unitId}::uuid))
        or (${found.registeredSince !== null} and o.kind = 'EMPLOYMENT_SERVICE' and u.role in ('EMPLOYMENT_OFFICER', 'EMPLOYMENT_MANAGER')
          and exists (select 1 from served_municipalities s where s.employment_service_id = o.id and s.municipality_id = ${found.municipalityId}::uuid)))
    order by o.kind, u.name, u.id
    limit ${MOST_OFFICERS}`;
  return rows.map((each) => row.parse(each));
}
