import { z } from 'zod';
import type { Actor } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { tellResults } from '@/lib/follow-ups';
import type { Db } from '@/lib/platform/database';
import { addDays, addMonths, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import { tellEndings, tellHours } from '../rules/provider-figures';

const HOURS_WEEKS = 4;
const ENDINGS_MONTHS = 24;
/** Work or studies that began so near the end of the referral are its result. */
const NEAR_DAYS = 31;

interface Asked {
  municipalityId: string;
  providerId: string;
  today: IsoDay;
}

const hoursRow = z.object({
  participants: z.number(),
  plannedMinutes: z.coerce.number(),
  reportedMinutes: z.coerce.number(),
});

/** What the participant in the middle has planned and reported a week, over the four last whole weeks. A week that is not reported counts as nothing. */
export async function getWeeklyHours(db: Db, actor: Actor, { municipalityId, providerId, today }: Asked) {
  const to = addDays(mondayOf(toIsoWeek(today)), -1);
  const from = addDays(to, 1 - 7 * HOURS_WEEKS);
  const rows = await db.$queryRaw<unknown[]>`
    with planned as (
      select d.case_id, date_trunc('week', d.day)::date as week, sum(d.planned_minutes) as minutes
      from provider_days d join cases c on c.municipality_id = d.municipality_id and c.id = d.case_id
      where d.municipality_id = ${municipalityId}::uuid and d.provider_id = ${providerId}::uuid
        and d.day between ${from}::date and ${to}::date and ${visibleCasesSql(actor)}
      group by 1, 2
    ), reported as (
      select a.case_id, date_trunc('week', a.attended_on)::date as week, sum(a.present_minutes) as minutes
      from attendances a
      where a.municipality_id = ${municipalityId}::uuid and a.provider_id = ${providerId}::uuid
        and a.attended_on between ${from}::date and ${to}::date
      group by 1, 2
    ), each as (
      select p.case_id, avg(p.minutes) as planned, avg(coalesce(r.minutes, 0)) as reported
      from planned p left join reported r on r.case_id = p.case_id and r.week = p.week
      group by p.case_id
    )
    select count(*)::int as participants, coalesce(percentile_cont(0.5) within group (order by planned), 0) as "plannedMinutes",
      coalesce(percentile_cont(0.5) within group (order by reported), 0) as "reportedMinutes"
    from each`;
  return { hoursFrom: from, hoursTo: to, hours: tellHours(hoursRow.parse(rows[0])) };
}

const endingsRow = z.object({ work: z.number(), studies: z.number(), none: z.number() });
const fourMonthsRow = z.object({ still: z.number(), no: z.number(), notFound: z.number(), unasked: z.number() });

/** How the referrals of the last two years ended, and whether those who got work or studies were still there after four months. */
export async function getProviderResults(db: Db, actor: Actor, { municipalityId, providerId, today }: Asked) {
  const endingsFrom = addMonths(today, -ENDINGS_MONTHS);
  const fourMonthsAgo = addMonths(today, -4);
  const endings = await db.$queryRaw<unknown[]>`
    select count(*) filter (where r.end_reason = 'WORK')::int as work, count(*) filter (where r.end_reason = 'STUDIES')::int as studies,
      count(*) filter (where r.end_reason not in ('WORK', 'STUDIES', 'PROVIDER_CHANGED'))::int as none
    from referrals r join cases c on c.municipality_id = r.municipality_id and c.id = r.case_id
    where r.municipality_id = ${municipalityId}::uuid and r.provider_id = ${providerId}::uuid and r.state = 'ENDED'
      and r.ended_on between ${endingsFrom}::date and ${today}::date and ${visibleCasesSql(actor)}`;
  const fourMonths = await db.$queryRaw<unknown[]>`
    select count(*) filter (where answer in ('SAME', 'OTHER'))::int as still, count(*) filter (where answer = 'NO')::int as no,
      count(*) filter (where answer = 'NOT_FOUND')::int as "notFound", count(*) filter (where answer is null)::int as unasked
    from (
      select (
        select a.answer from plan_outcomes o
        join four_month_answers a on a.municipality_id = o.municipality_id and a.plan_outcome_id = o.id
        where o.municipality_id = r.municipality_id and o.case_id = r.case_id
          and o.starts_on between r.ended_on - ${NEAR_DAYS}::int and r.ended_on + ${NEAR_DAYS}::int
          and not exists (select 1 from plan_outcomes later where later.municipality_id = o.municipality_id and later.corrects_id = o.id)
          and not exists (select 1 from four_month_answers later where later.municipality_id = a.municipality_id and later.corrects_id = a.id)
        order by o.starts_on desc, a.recorded_at desc limit 1
      ) as answer
      from referrals r join cases c on c.municipality_id = r.municipality_id and c.id = r.case_id
      where r.municipality_id = ${municipalityId}::uuid and r.provider_id = ${providerId}::uuid and r.state = 'ENDED'
        and r.end_reason in ('WORK', 'STUDIES') and r.ended_on between ${endingsFrom}::date and ${fourMonthsAgo}::date
        and ${visibleCasesSql(actor)}
    ) ended`;
  return {
    endingsFrom,
    endings: tellEndings(endingsRow.parse(endings[0])),
    fourMonths: tellResults(fourMonthsRow.parse(fourMonths[0])),
  };
}
