import { type Db, Prisma } from '@/lib/platform/database';
import { addMonths, addWorkingDays, type IsoDay, stockholmInstant } from '@/lib/time';
import { drawSampleWithin } from '@/lib/verification-samples/server';
import { MUNICIPALITY_IDS } from './write-demonstration';

/** The lot of the demonstration: the same days each time. */
const SEED = 'demonstrationens-lott';

/**
 * The sample of the month that ended, drawn on the first day after it and half checked by the responsible officers some days later: most of it
 * agrees, some days held less than was reported, and of some nothing could be found out.
 */
export async function writeSamples(db: Db, { now, today }: { now: Date; today: IsoDay }): Promise<void> {
  const firstDay: IsoDay = `${today.slice(0, 7)}-01`;
  const drawnAt = earlierOf(now, stockholmInstant({ day: firstDay, minute: 65 }));
  const checkedAt = earlierOf(now, stockholmInstant({ day: addWorkingDays(firstDay, 3), minute: 640 }));
  for (const municipalityId of MUNICIPALITY_IDS) {
    const house = { organisationKind: 'SYSTEM' as const, municipalityIds: [municipalityId], onBehalfOf: null };
    await drawSampleWithin(db, house, { municipalityId, now: drawnAt, today, seed: SEED });
    const found = findingsSql(municipalityId, addMonths(firstDay, -1));
    await db.$executeRaw`
      update attendances a set verified_by = f.officer_id, verified_at = ${checkedAt}
      from (${found}) f
      where a.municipality_id = ${municipalityId}::uuid and a.id = f.attendance_id and a.verified_at is null and f.outcome = 'AGREES'`;
    await db.$executeRaw`
      update verification_sample_items i set outcome = f.outcome::sample_outcome, checked_minutes = f.present_minutes,
        method = case when f.outcome = 'NOT_CHECKABLE' then null else f.method::sample_method end,
        found_minutes = case when f.outcome = 'DIFFERS' then f.present_minutes - 30 end,
        words = case f.outcome when 'NOT_CHECKABLE' then 'Närvarolistan är inte sparad, och personen minns inte dagen.'
          when 'DIFFERS' then 'Gick en halvtimme tidigare enligt listan.' else '' end,
        checked_by = f.officer_id, checked_at = ${checkedAt}
      from (${found}) f
      where i.municipality_id = ${municipalityId}::uuid and i.id = f.id`;
  }
}

/** Every second drawn day with what was found of it, by lot. */
function findingsSql(municipalityId: string, month: IsoDay): Prisma.Sql {
  return Prisma.sql`
    select id, attendance_id, present_minutes, officer_id, (array['SIGNED_LIST', 'ASKED_PERSON', 'PHONE', 'VISIT'])[1 + place / 2 % 4] as method,
      case when place % 10 = 8 then 'NOT_CHECKABLE' when place % 10 = 4 and present_minutes >= 60 then 'DIFFERS' else 'AGREES' end as outcome
    from (
      select i.id, i.attendance_id, a.present_minutes, c.responsible_user_id as officer_id,
        row_number() over (order by a.present_minutes < 60, md5(i.attendance_id::text)) as place
      from verification_sample_items i
      join attendances a on a.municipality_id = i.municipality_id and a.id = i.attendance_id
      join cases c on c.municipality_id = i.municipality_id and c.id = i.case_id
      where i.municipality_id = ${municipalityId}::uuid and i.month = ${month}::date and c.responsible_user_id is not null) drawn
    where place % 2 = 0`;
}

const earlierOf = (a: Date, b: Date) => (a < b ? a : b);
