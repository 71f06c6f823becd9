import type pg from 'pg';
import { refreshWeeks } from '@/tests/builders/cases';

/**
 * What must never be found, asked of the tables and of the audit by SQL that shares nothing with the commands, the rules or the guards.
 * Each answers with the rows that break it. The audit's ids are given in the order in which what it tells about was done.
 */
const NEVER: Record<string, string> = {
  'a referral decided without a samråd that agreed to it, fresh and not withdrawn': `
    select r.id from referrals r where r.decided_at is not null and not exists (select 1 from consultations c
      where c.case_id = r.case_id and c.referral_id = r.id and c.withdrawn_at is null and c.answered_at is not null
        and c.conclusion in ('AGREED', 'AGREED_WITH_CONDITIONS')
        and c.concluded_at <= r.decided_at and c.concluded_at > r.decided_at - interval '30 days')`,
  'a decision that the audit does not know to rest on a samråd concluded before it': `
    select d.subject_id from audit_events d where d.action = 'referral.decide' and d.outcome = 'ALLOWED' and not exists (
      select 1 from audit_events c where c.action = 'consultation.conclude' and c.outcome = 'ALLOWED' and c.case_id = d.case_id
        and c.subject_id = (d.detail->>'consultationId')::uuid and c.detail->>'conclusion' in ('AGREED', 'AGREED_WITH_CONDITIONS') and c.id < d.id)`,
  'a decision on a samråd about another plan version than the one in force': `
    select d.subject_id
    from audit_events d
    join consultations c on c.id = (d.detail->>'consultationId')::uuid
    cross join lateral (select own.id from audit_events own where own.case_id = d.case_id and own.action = 'plan.consultation' and own.id < d.id
      order by own.id desc limit 1) own
    left join lateral (select e.subject_id from audit_events e where e.case_id = d.case_id and e.id < own.id and e.outcome = 'ALLOWED'
        and e.action in ('plan.approve', 'plan.consultation') and e.detail->>'inForceFrom' is not null
      order by e.id desc limit 1) before on true
    left join lateral (select v.id from plan_versions v where v.case_id = d.case_id order by v.number limit 1) built on true
    where d.action = 'referral.decide' and d.outcome = 'ALLOWED' and c.plan_version_id is distinct from coalesce(before.subject_id, built.id)`,
  'a decision that is not in the audit, or a decision in the audit that is none': `
    (select r.id from referrals r where r.decided_at is not null
      except select subject_id from audit_events where action = 'referral.decide' and outcome = 'ALLOWED')
    union all
    (select subject_id from audit_events where action = 'referral.decide' and outcome = 'ALLOWED'
      except select r.id from referrals r where r.decided_at is not null)`,
  'something done twice': `
    select subject_id from audit_events where outcome = 'ALLOWED' and action in ('referral.decide', 'referral.cancel', 'consultation.request',
      'consultation.answer', 'consultation.conclude', 'consultation.confirm', 'consultation.withdraw', 'plan.start')
    group by action, subject_id having count(*) > 1`,
  'two saves of one revision': `
    select subject_id from audit_events where action = 'plan.save' and outcome = 'ALLOWED' group by subject_id, detail->>'revision' having count(*) > 1`,
  'an answer, a conclusion, a confirmation or a withdrawal that the audit does not tell of': `
    select c.id from consultations c
    cross join lateral (select count(*) filter (where action = 'consultation.answer') as answers, count(*) filter (where action = 'consultation.conclude') as conclusions,
        count(*) filter (where action = 'consultation.confirm') as confirmations, count(*) filter (where action = 'consultation.withdraw') as withdrawals
      from audit_events e where e.subject_id = c.id and e.outcome = 'ALLOWED') told
    where (c.answered_at is not null)::int <> told.answers or (c.concluded_at is not null)::int <> told.conclusions
      or (c.confirmed_at is not null)::int <> told.confirmations or (c.withdrawn_at is null and told.withdrawals > 0)`,
  'two plan versions in force, or two open ones': `
    select case_id from plan_versions where state in ('DRAFT', 'PROPOSED', 'APPROVED') group by case_id, state = 'APPROVED' having count(*) > 1`,
  'two open referrals of a case, or two open samråd about a referral': `
    select case_id from referrals where state in ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED') group by case_id having count(*) > 1
    union all select referral_id from consultations where state in ('REQUESTED', 'ANSWERED') group by referral_id having count(*) > 1`,
  'a referral whose activity is not in the plan once': `
    select r.id from referrals r where r.decided_at is not null and (
      select count(*) from activities a join plan_versions v on v.municipality_id = a.municipality_id and v.id = a.plan_version_id
      where a.referral_id = r.id and v.state = 'APPROVED') <> 1`,
  'a referral that does not stand where its samråd does': `
    select r.id from referrals r where (r.state = 'AWAITING_CONSULTATION' and not exists (select 1 from consultations c where c.referral_id = r.id
        and (c.state in ('REQUESTED', 'ANSWERED') or c.conclusion = 'NOT_AGREED')))
      or (r.state = 'CLEARED' and not exists (select 1 from consultations c where c.referral_id = r.id and c.state = 'CONCLUDED' and c.conclusion <> 'NOT_AGREED'))
      or (r.state in ('DRAFT', 'CANCELLED') and exists (select 1 from consultations c where c.referral_id = r.id and c.state in ('REQUESTED', 'ANSWERED')))`,
  'a case whose providers are not those of its decided referrals': `
    select k.id from cases k where k.provider_ids is distinct from array(select distinct r.provider_id from referrals r
      where r.case_id = k.id and r.state in ('DECIDED', 'STARTED') order by 1)`,
};

/** The names of what was found that must never be, with how many times. */
export async function listBroken(client: pg.Client): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, sql] of Object.entries(NEVER)) {
    const { rowCount } = await client.query(sql);
    if (rowCount) broken.push(`${name}: ${rowCount}`);
  }
  return broken;
}

/** Where the marks of what was told to be done are to be found. */
const MARKED: Record<string, string> = {
  ask: 'select purpose as mark from consultations',
  answer: 'select answer_reasons as mark from consultations',
  conclude: 'select conclusion_note as mark from consultations',
  withdraw: 'select withdrawn_reason as mark from consultations',
};

/** The marks of what was answered as done and is not there once. */
export async function listLost(client: pg.Client, done: readonly { verb: string; mark: string }[]): Promise<string[]> {
  const lost: string[] = [];
  for (const [verb, sql] of Object.entries(MARKED)) {
    const { rows } = await client.query<{ mark: string; count: number }>(
      `select mark, count(*)::int as count from (${sql}) as marked group by mark`,
    );
    const kept = new Map(rows.map(({ mark, count }) => [mark, count]));
    for (const { verb: of, mark } of done) if (of === verb && kept.get(mark) !== 1) lost.push(`${verb} ${mark}`);
  }
  return lost;
}

/** The weeks of the cases that are other than what is computed anew from the facts. */
export async function listWrongWeeks(
  client: pg.Client,
  cases: { municipalityId: string; caseId: string }[],
): Promise<unknown[]> {
  const read = async () => {
    const { rows } = await client.query<{ key: string; figures: string }>(
      `select w.case_id || ' ' || w.week as key, (to_jsonb(w) - 'updated_at')::text as figures from case_weeks w
       where w.week >= '2026-11-16' order by 1`,
    );
    return new Map(rows.map(({ key, figures }) => [key, figures]));
  };
  const kept = await read();
  await refreshWeeks(cases, '2026-11-16');
  const computed = await read();
  return [...computed].filter(([key, figures]) => kept.get(key) !== figures).map(([key]) => key);
}
