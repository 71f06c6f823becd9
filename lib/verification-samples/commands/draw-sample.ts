import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SystemActor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addMonths, type IsoDay } from '@/lib/time';
import { drawDays } from '../rules/draw-days';

const TIMEOUT_MS = 60_000;

const reportedDay = z.object({ id: z.string(), providerId: z.string() });

interface Moment {
  now: Date;
  today: IsoDay;
}

/**
 * Draws the sample of the month that ended, of the days that providers reported in it, once: whoever comes second finds it drawn. Drawn by the
 * house, so that nobody chooses when or from what. Answers how many days were drawn, or null when it was drawn already.
 */
export async function drawSample(municipalityId: string, moment: Moment): Promise<number | null> {
  const house: SystemActor = { organisationKind: 'SYSTEM', municipalityIds: [municipalityId], onBehalfOf: null };
  return withActor(house, (db) => drawSampleWithin(db, house, { ...moment, municipalityId, seed: randomUUID() }), {
    timeoutMs: TIMEOUT_MS,
  });
}

/** The same with a seed given, in the transaction of something greater. */
export async function drawSampleWithin(
  db: Db,
  house: SystemActor,
  { municipalityId, now, today, seed }: Moment & { municipalityId: string; seed: string },
): Promise<number | null> {
  const month = addMonths(`${today.slice(0, 7)}-01`, -1);
  const key = { municipalityId, month: fromDay(month) };
  if ((await db.verificationSample.count({ where: key })) > 0) return null;
  const rows = await db.$queryRaw<unknown[]>`
    select t.id, t.provider_id as "providerId"
    from attendances t join user_accounts u on u.id = t.reported_by and u.organisation_id = t.provider_id
    where t.municipality_id = ${municipalityId}::uuid and t.provider_id is not null
      and t.reported_at >= ${month}::date::timestamp at time zone 'Europe/Stockholm'
      and t.reported_at < (${month}::date + interval '1 month') at time zone 'Europe/Stockholm'`;
  const days = rows.map((row) => reportedDay.parse(row));
  const sample = { ...key, seed, reports: days.length, drawnAt: now };
  const { count } = await db.verificationSample.createMany({ data: [sample], skipDuplicates: true });
  if (count === 0) return null;
  const drawn = drawDays(days, seed);
  await db.$executeRaw`
    insert into verification_sample_items (municipality_id, month, attendance_id, case_id, provider_id, reported_by, drawn_minutes)
    select t.municipality_id, ${month}::date, t.id, t.case_id, t.provider_id, t.reported_by, t.present_minutes
    from attendances t
    where t.municipality_id = ${municipalityId}::uuid and t.id = any (${drawn.map(({ id }) => id)}::uuid[])`;
  const detail = { month, reports: days.length, drawn: drawn.length };
  await recordAudit(db, house, { action: 'sample.draw', municipalityId, detail }, now);
  return drawn.length;
}
