import type pg from 'pg';
import { refreshWeeks } from '@/tests/builders/cases';
import { type Act, VERBS } from './acts';

/** A samråd that one may rely on at the moment: both agreed to it, or the managers ended it otherwise than in disagreement, within thirty days. */
const isRelied = (at: string, ends: string) => `c.withdrawn_at is null
  and ((c.answered_at is not null and c.conclusion in ('AGREED', 'AGREED_WITH_CONDITIONS') and c.concluded_at <= ${at} and c.concluded_at > ${at} - interval '30 days')
    or exists (select 1 from consultation_settlements s where s.consultation_id = c.id and s.settled_as in (${ends})
      and s.settled_at <= ${at} and s.settled_at > ${at} - interval '30 days'))`;

/** A samråd that still waits for somebody. */
const IS_OPEN = `c.state in ('REQUESTED', 'ANSWERED') and not exists (select 1 from consultation_settlements s where s.consultation_id = c.id)`;

/** What the audit tells of a samråd's end, in the words of the three ways to it. */
const ENDED = `(c.action in ('consultation.conclude', 'consultation.confirm-log') and c.detail->>'conclusion' in ('AGREED', 'AGREED_WITH_CONDITIONS')
  or c.action = 'consultation.escalation-word' and c.detail->>'settledAs' in ('AGREED', 'AGREED_WITH_CONDITIONS', 'UNANSWERED'))`;

/** What rests on a samråd, by the audit: the act, and the samråd that it names. */
const RESTS = `(select e.id, e.at, e.user_id, e.case_id, coalesce((e.detail->>'consultationId')::uuid, e.subject_id) as consultation_id
  from audit_events e where e.outcome = 'ALLOWED' and e.action in ('referral.decide', 'referral.extend', 'consultation.carry-out'))`;

/** How many times the audit tells of each thing about what it is about. */
const told = (actions: Record<string, string>, of: string) =>
  `lateral (select ${Object.entries(actions)
    .map(([name, condition]) => `count(*) filter (where ${condition}) as ${name}`)
    .join(', ')} from audit_events e where e.subject_id = ${of} and e.outcome = 'ALLOWED')`;

/**
 * What must never be found, asked of the tables and of the audit by SQL that shares nothing with the commands, the rules or the guards.
 * Each answers with the rows that break it. The audit's ids are given in the order in which what it tells about was done.
 */
const NEVER: Record<string, string> = {
  'a referral decided without a samråd that agreed to it, fresh and not withdrawn, and not recorded as decided without': `
    select r.id from referrals r where r.decided_at is not null
      and not exists (select 1 from unheard_referrals u where u.referral_id = r.id and u.kind = 'DECIDED' and u.recorded_at = r.decided_at)
      and not exists (select 1 from consultations c where c.case_id = r.case_id and c.referral_id = r.id and c.proposal is null
        and ${isRelied('r.decided_at', `'AGREED', 'AGREED_WITH_CONDITIONS', 'UNANSWERED'`)})`,
  'a referral extended without a samråd that agreed to that day, fresh and not withdrawn': `
    select r.id from referrals r where r.extended_to is not null and not exists (select 1 from consultations c where c.referral_id = r.id
      and c.proposal->>'endsOn' = r.extended_to::text and ${isRelied('r.extended_at', `'AGREED', 'AGREED_WITH_CONDITIONS'`)})`,
  'something carried out without a samråd that agreed to it, fresh and not withdrawn': `
    select c.id from consultations c where c.carried_out_at is not null
      and not (${isRelied('c.carried_out_at', `'AGREED', 'AGREED_WITH_CONDITIONS'`)})`,
  'a decision that the audit does not know to rest on a samråd that ended before it': `
    select d.id from ${RESTS} d where not exists (select 1 from audit_events c where c.outcome = 'ALLOWED' and c.case_id = d.case_id
      and c.subject_id = d.consultation_id and ${ENDED} and c.id < d.id)`,
  'a decision on a samråd about another plan version than the one in force': `
    select d.id
    from ${RESTS} d
    join consultations c on c.id = d.consultation_id
    left join lateral (select own.id from audit_events own where own.case_id = d.case_id and own.action = 'plan.consultation' and own.id < d.id
      and own.at = d.at and own.user_id = d.user_id order by own.id desc limit 1) own on true
    left join lateral (select e.subject_id from audit_events e where e.case_id = d.case_id and e.id < coalesce(own.id, d.id) and e.outcome = 'ALLOWED'
        and e.action in ('plan.approve', 'plan.consultation') and e.detail->>'inForceFrom' is not null
      order by e.id desc limit 1) before on true
    left join lateral (select v.id from plan_versions v where v.case_id = d.case_id order by v.number limit 1) built on true
    where c.plan_version_id is distinct from coalesce(before.subject_id, built.id)`,
  'a decision that is not in the audit, or a decision in the audit that is none': `
    select r.id from referrals r cross join ${told({ heard: "action = 'referral.decide'", unheard: "action = 'referral.decide-unheard'" }, 'r.id')} told
    where told.heard <> (r.decided_at is not null and not exists (select 1 from unheard_referrals u where u.referral_id = r.id))::int
      or told.unheard <> (select count(*) from unheard_referrals u where u.referral_id = r.id and r.decided_at is not null)`,
  'a start, an end or an extension that the audit does not tell of, or tells of twice': `
    select r.id from referrals r cross join ${told(
      {
        starts: "action = 'referral.start'",
        ends: "action = 'referral.end'",
        extensions: "action = 'referral.extend'",
      },
      'r.id',
    )} told
    where told.starts <> (r.started_at is not null)::int or told.ends <> (r.ended_at is not null)::int
      or (told.extensions = 0) <> (r.extended_to is null)`,
  'something done twice': `
    select subject_id from audit_events where outcome = 'ALLOWED' and action in ('referral.cancel', 'referral.change-provider', 'consultation.request',
      'consultation.answer', 'consultation.conclude', 'consultation.confirm', 'consultation.withdraw', 'consultation.log', 'consultation.confirm-log',
      'consultation.take-over', 'consultation.carry-out', 'consultation.meeting', 'referral.record-found', 'plan.start')
    group by action, subject_id having count(*) > 1
    union all select subject_id from audit_events where outcome = 'ALLOWED' and action = 'referral.acknowledge-unheard' group by subject_id, organisation_id having count(*) > 1
    union all select subject_id from audit_events where outcome = 'ALLOWED' and action = 'referral.extend' group by subject_id, detail->>'consultationId' having count(*) > 1
    union all select subject_id from audit_events where outcome = 'ALLOWED' and action = 'consultation.escalation-word'
      and (detail->>'kind' = 'DISAGREES' or detail->>'settledAs' is not null) group by subject_id, organisation_id, detail->>'settledAs' having count(*) > 1
    union all select replaces_id from consultations where replaces_id is not null group by 1 having count(*) > 1
    union all select continues_referral_id from referrals where continues_referral_id is not null and state <> 'CANCELLED' group by 1 having count(*) > 1`,
  'two saves of one revision': `
    select subject_id from audit_events where action = 'plan.save' and outcome = 'ALLOWED' group by subject_id, detail->>'revision' having count(*) > 1`,
  'an answer, a conclusion, a confirmation, a withdrawal or a carrying out that the audit does not tell of': `
    select c.id from consultations c
    cross join ${told(
      {
        answers: "action in ('consultation.answer', 'consultation.confirm-log')",
        conclusions: "action in ('consultation.conclude', 'consultation.confirm-log')",
        confirmations: "action in ('consultation.confirm', 'consultation.confirm-log')",
        withdrawals: "action in ('consultation.withdraw', 'consultation.take-over')",
        carried: "action = 'consultation.carry-out'",
      },
      'c.id',
    )} told
    cross join ${told({ drops: "action in ('referral.cancel', 'referral.decide-unheard', 'referral.end', 'referral.hand-over')" }, 'c.referral_id')} dropped
    where (c.answered_at is not null)::int <> told.answers or (c.concluded_at is not null)::int <> told.conclusions
      or (c.confirmed_at is not null)::int <> told.confirmations or (c.carried_out_at is not null)::int <> told.carried
      or (c.withdrawn_at is null and told.withdrawals > 0) or (c.withdrawn_at is not null and told.withdrawals + dropped.drops = 0)`,
  'an end by the managers that the audit does not tell of, or that it tells otherwise of': `
    select c.id from consultations c
    left join consultation_settlements s on s.consultation_id = c.id
    where array(select e.detail->>'settledAs' from audit_events e where e.subject_id = c.id and e.outcome = 'ALLOWED'
        and e.action = 'consultation.escalation-word' and e.detail->>'settledAs' is not null)
      <> array(select s.settled_as::text where s.settled_as is not null)`,
  'an end by the managers that their words do not bear out': `
    select s.consultation_id from consultation_settlements s join consultations c on c.id = s.consultation_id
    where c.withdrawn_at is not null or c.answered_at > s.settled_at or c.concluded_at > s.settled_at or not case s.settled_as
      when 'UNANSWERED' then c.answered_at is null and jsonb_array_length(coalesce(c.effect->'brokenOff', '[]')) = 0 and exists (
        select 1 from escalation_words w where w.consultation_id = c.id and w.kind = 'UNANSWERED' and w.written_by_party = 'EMPLOYMENT_SERVICE')
      when 'NOT_AGREED' then 2 = (select count(*) from escalation_words w where w.consultation_id = c.id and w.kind = 'DISAGREES')
      else exists (select 1 from escalation_words w join escalation_words p on p.id = w.answers_id
        where w.consultation_id = c.id and w.kind = 'AGREES' and p.kind = 'PROPOSES' and p.consultation_id = c.id and p.outcome = s.settled_as
          and p.written_by_party <> w.written_by_party and not exists (select 1 from escalation_words later where later.consultation_id = c.id
            and later.kind = 'PROPOSES' and later.id > p.id and later.id < w.id)) end`,
  'two plan versions in force, or two open ones': `
    select case_id from plan_versions where state in ('DRAFT', 'PROPOSED', 'APPROVED') group by case_id, state = 'APPROVED' having count(*) > 1`,
  'two open referrals of a case, or two open samråd about a referral': `
    select case_id from referrals where state in ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED') group by case_id having count(*) > 1
    union all select c.referral_id from consultations c where c.referral_id is not null and ${IS_OPEN} group by 1 having count(*) > 1`,
  'a referral that both agreed on whose activity is not in the plan once, or one that nobody agreed on or that is over whose activity is': `
    select r.id from referrals r where r.decided_at is not null and (
      select count(*) from activities a join plan_versions v on v.municipality_id = a.municipality_id and v.id = a.plan_version_id
      where a.referral_id = r.id and v.state = 'APPROVED' and (r.ended_on is null or a.ends_on > r.ended_on)
        and (r.taken_over_on is null or a.ends_on >= r.taken_over_on))
      <> (r.state in ('DECIDED', 'STARTED') and r.taken_over_on is null and not exists (select 1 from unheard_referrals u where u.referral_id = r.id)
        and not exists (select 1 from consultations c join consultation_settlements s on s.consultation_id = c.id
          where c.referral_id = r.id and c.proposal is null and s.settled_as = 'UNANSWERED'))::int`,
  'an extended referral whose activity ends on another day': `
    select r.id from referrals r join activities a on a.referral_id = r.id join plan_versions v on v.id = a.plan_version_id and v.state = 'APPROVED'
    where r.state = 'STARTED' and r.taken_over_on is null and a.ends_on <> coalesce(r.extended_to, r.ends_on)`,
  'a referral that does not stand where its samråd does': `
    select r.id from referrals r where (r.state = 'AWAITING_CONSULTATION' and not exists (select 1 from consultations c where c.referral_id = r.id
        and (c.state in ('REQUESTED', 'ANSWERED') or c.conclusion = 'NOT_AGREED' or c.settled_as = 'NOT_AGREED')))
      or (r.state = 'CLEARED' and not exists (select 1 from consultations c where c.referral_id = r.id and c.withdrawn_at is null
        and (c.conclusion <> 'NOT_AGREED' or exists (select 1 from consultation_settlements s where s.consultation_id = c.id and s.settled_as <> 'NOT_AGREED'))))
      or (r.state not in ('AWAITING_CONSULTATION', 'STARTED') and exists (select 1 from consultations c where c.referral_id = r.id and ${IS_OPEN}))
      or (r.state = 'STARTED' and exists (select 1 from consultations c where c.referral_id = r.id and c.proposal is null and ${IS_OPEN}))`,
  'a change of provider that goes on nowhere': `
    select r.id from referrals r where r.end_reason = 'PROVIDER_CHANGED' and not exists (select 1 from referrals n
      where n.continues_referral_id = r.id and n.provider_id <> r.provider_id and n.decided_at is not null and n.state <> 'DECIDED')
    union all select r.id from referrals r where r.state = 'STARTED' and (r.taken_over_on is not null) <> exists (select 1 from referrals n
      where n.continues_referral_id = r.id and n.state = 'DECIDED')
    union all select r.id from referrals r join referrals n on n.continues_referral_id = r.id where r.state = 'STARTED' and n.started_on is not null`,
  'a case whose providers are not those that see the person': `
    select k.id from cases k where k.provider_ids is distinct from array(select distinct r.provider_id from referrals r
      where r.case_id = k.id and (r.state in ('DECIDED', 'STARTED') or r.seen_until is not null) order by 1)`,
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

/** The marks of what was answered as done and is not there once. */
export async function listLost(client: pg.Client, done: readonly Act[]): Promise<string[]> {
  const lost: string[] = [];
  for (const [verb, acts] of Map.groupBy(done, (act) => act.verb)) {
    const { marks } = VERBS[verb];
    if (!marks) continue;
    const { rows } = await client.query<{ mark: string; count: number }>(
      `select mark, count(*)::int as count from (${marks}) as marked where mark = any ($1) group by mark`,
      [acts.map(({ mark }) => mark)],
    );
    const kept = new Map(rows.map(({ mark, count }) => [mark, count]));
    lost.push(...acts.filter(({ mark }) => kept.get(mark) !== 1).map(({ mark }) => `${verb} ${mark}`));
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
