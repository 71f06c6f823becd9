import type { Db } from '@/lib/platform/database';
import { addDays, addMonths, type IsoDay } from '@/lib/time';
import { MUNICIPALITY_IDS } from './write-demonstration';

/** So much of the present month is assessed, in sixteenths of the cases; the rest waits. */
const ASSESSED_SHARE = 9;

/**
 * The monthly assessments of the last months and of part of the present one, made on the weeks as they stood, and what Arbetsförmedlingen has said
 * of the present month. The weeks must be there.
 */
export async function writeMonths(db: Db, { now, today }: { now: Date; today: IsoDay }): Promise<void> {
  const present = `${today.slice(0, 7)}-01`;
  for (const monthsAgo of [3, 2, 1, 0]) {
    const month = addMonths(present, -monthsAgo);
    const firstDay = monthsAgo === 0 ? month : addDays(month, 19);
    await writeMonth(db, { month, firstDay, share: monthsAgo === 0 ? ASSESSED_SHARE : 16, now });
  }
  await db.$executeRaw`
    insert into monthly_notes (municipality_id, id, case_id, month, is_confirmed, text, written_by, written_at)
    select c.municipality_id, md5('note' || c.id)::uuid, c.id, ${present}::date, not s.is_changed,
      case when s.is_changed then 'Nytt möte är bokat. Programmet kan komma att ändras nästa månad.'
        when get_byte(decode(md5(c.id::text), 'hex'), 1) % 3 = 0 then 'Handledaren hos leverantören bekräftar närvaron.' else '' end,
      c.employment_officer_id, s.written_at
    from cases c
    cross join lateral (select get_byte(decode(md5(c.id::text), 'hex'), 2) % 9 = 0 as is_changed,
      ${present}::timestamptz + make_interval(days => get_byte(decode(md5(c.id::text), 'hex'), 3) % 16, hours => 9) as written_at) s
    where c.municipality_id = any (${MUNICIPALITY_IDS}::uuid[]) and c.closed_on is null and c.employment_officer_id is not null
      and c.registered_since is not null and get_byte(decode(md5(c.id::text), 'hex'), 4) % 5 < 2 and s.written_at <= ${now}`;
}

interface Month {
  month: IsoDay;
  /** From which day they are written, over ten days. */
  firstDay: IsoDay;
  /** Of sixteen. */
  share: number;
  now: Date;
}

async function writeMonth(db: Db, { month, firstDay, share, now }: Month): Promise<void> {
  await db.$executeRaw`
    insert into monthly_assessments (municipality_id, id, case_id, month, outcome, text, basis, decided_by, decided_at)
    select c.municipality_id, md5('month' || c.id || ${month})::uuid, c.id, ${month}::date,
      (case when w.level in ('NO_PLAN', 'NO_ACTIVITY') then 'PLAN_TO_BE_CHANGED' when w.level = 'NOT_ASSESSED' then 'ASSESSMENT_TO_BE_CHANGED'
        else 'CONTINUES' end)::monthly_outcome,
      case when w.level in ('NO_PLAN', 'NO_ACTIVITY') then 'Aktivitet saknas. En ny plan tas fram tillsammans med Arbetsförmedlingen.'
        when w.level = 'NOT_ASSESSED' then 'Bedömning av förmåga och krav görs vid nästa möte.'
        else 'Inga förändringar. Planen fortsätter. Deltog ' || replace(trim_scale(round(coalesce(f.attended, 0) / 60.0, 1))::text, '.', ',') || ' av '
          || replace(trim_scale(round(coalesce(f.planned, 0) / 60.0, 1))::text, '.', ',') || ' planerade timmar.' end,
      jsonb_build_object('sinceOn', d.decided_at::date - 31, 'level', w.level, 'requiredMinutes', null, 'gapMinutes', coalesce(w.gap_minutes, 0),
        'plannedMinutes', coalesce(f.planned, 0), 'attendedMinutes', coalesce(f.attended, 0), 'excusedMinutes', coalesce(f.excused, 0),
        'unexcusedMinutes', coalesce(f.unexcused, 0), 'unansweredMinutes', coalesce(f.unanswered, 0), 'registeredSince', c.registered_since,
        'programmeCode', c.programme_code, 'programmeExtentMinutes', c.programme_extent_minutes, 'planNumber', null,
        'missing', '[]'::jsonb, 'keys', '[]'::jsonb),
      c.responsible_user_id, d.decided_at
    from cases c
    cross join lateral (select ${firstDay}::timestamptz + make_interval(days => get_byte(decode(md5(c.id::text), 'hex'), 5) % 10, hours => 10) as decided_at) d
    left join case_weeks w on w.municipality_id = c.municipality_id and w.case_id = c.id and w.week = date_trunc('week', d.decided_at)::date
    left join lateral (
      select sum(reported_planned_minutes) as planned, sum(attended_minutes) as attended, sum(excused_minutes) as excused,
        sum(unexcused_minutes) as unexcused, sum(unanswered_minutes) as unanswered
      from case_weeks k where k.municipality_id = c.municipality_id and k.case_id = c.id
        and k.week between d.decided_at::date - 35 and d.decided_at::date - 7) f on true
    where c.municipality_id = any (${MUNICIPALITY_IDS}::uuid[]) and c.responsible_user_id is not null
      and c.opened_on <= d.decided_at::date and c.assistance_from_month <= ${month}::date
      and (c.assistance_to_month is null or c.assistance_to_month >= ${month}::date) and (c.closed_on is null or c.closed_on > d.decided_at::date)
      and d.decided_at <= ${now} and get_byte(decode(md5(c.id::text), 'hex'), 6) % 16 < ${share}`;
}
