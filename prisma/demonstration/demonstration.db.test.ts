import { beforeAll, describe, expect, it } from 'vitest';
import { calculateCaseWeek, pickGapCause } from '@/lib/case-weeks';
import { loadWeekFacts } from '@/lib/case-weeks/server';
import { parseIdentityNumber } from '@/lib/cases';
import { closeDatabase, withActor } from '@/lib/platform/database';
import { addDays, mondayOf, toIsoWeek } from '@/lib/time';
import { ownerClient } from '@/tests/database';
import { seedDemonstration } from './seed-demonstration';
import { MUNICIPALITY_IDS } from './write-demonstration';

const TODAY = '2026-11-20';
const NOW = new Date('2026-11-20T09:30:00.000Z');

async function rowsOf<T extends object>(sql: string): Promise<T[]> {
  return (await (await ownerClient()).query<T>(sql)).rows;
}

async function countOf(sql: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(`select count(*)::int as count from ${sql}`);
  return row?.count ?? 0;
}

/** How many organisations are there after a seed that was stopped halfway. */
async function countAfterFailure(): Promise<number> {
  const owner = await ownerClient();
  await owner.query('alter table persons add constraint stopped check (false)');
  await expect(seedDemonstration({ now: NOW, today: TODAY })).rejects.toThrow(/stopped/);
  await owner.query('alter table persons drop constraint stopped');
  return countOf('organisations');
}

describe('the demonstration', { timeout: 120_000 }, () => {
  let persons = 0;
  let leftByFailure = -1;
  beforeAll(async () => {
    leftByFailure = await countAfterFailure();
    const since = performance.now();
    persons = await seedDemonstration({ now: NOW, today: TODAY });
    console.info(`The demonstration: ${persons} persons in ${((performance.now() - since) / 1000).toFixed(1)} s`);
    return closeDatabase;
  }, 180_000);

  it('holds two municipalities, one office that serves both, six providers and about 300 persons', async () => {
    expect(persons).toBeGreaterThanOrEqual(290);
    expect(persons).toBeLessThanOrEqual(335);
    expect(await countOf('persons')).toBe(persons);
    expect(
      await rowsOf(
        'select kind::text, count(*)::int as count from organisations group by kind order by organisations.kind',
      ),
    ).toEqual([
      { kind: 'MUNICIPALITY', count: 2 },
      { kind: 'EMPLOYMENT_SERVICE', count: 1 },
      { kind: 'PROVIDER', count: 6 },
    ]);
    expect(await countOf('served_municipalities')).toBe(2);
    expect(
      await countOf(`organisations o where kind = 'PROVIDER' and not exists (select 1 from provider_sites s
        join organisations m on m.municipality_code = s.municipality_code where s.provider_id = o.id)`),
    ).toBe(1);
  });

  it('holds an agreement with goals, a proposal that waits for the employment service, and places in the fast lane', async () => {
    expect(
      await countOf(`agreements a join organisations o on o.id = a.municipality_id where a.state = 'APPROVED'`),
    ).toBe(1);
    expect(await countOf(`agreements where state = 'PROPOSED' and employment_service_approved_at is null`)).toBe(1);
    expect(await countOf(`subsidised_employments where state = 'REQUESTED'`)).toBe(2);
    expect(await countOf(`subsidised_employments where state = 'GRANTED'`)).toBe(1);
    expect(await countOf(`subsidised_employments where state = 'STARTED'`)).toBeGreaterThanOrEqual(5);
  });

  it('is written as a whole or not at all', () => {
    expect(leftByFailure).toBe(0);
  });

  it('is not written twice', async () => {
    expect(await seedDemonstration({ now: NOW, today: TODAY })).toBe(0);
  });

  it('uses nothing but Skatteverket’s test numbers, each once in a municipality', async () => {
    const numbers = await rowsOf<{ identity_number: string }>('select identity_number from persons');
    for (const { identity_number: number } of numbers) {
      expect(parseIdentityNumber(number, { today: TODAY })).toMatchObject({ ok: true, value: number });
      expect(['238', '239']).toContain(number.slice(8, 11));
    }
  });

  it('reaches nobody: addresses end in .example and telephone numbers are kept for fiction', async () => {
    expect(await countOf(`user_accounts where email not like '%.example' or phone !~ '^070-174 06 [0-9]{2}$'`)).toBe(0);
  });

  it('has accounts of every role, each with what it is for', async () => {
    const roles = await rowsOf<{ role: string }>(
      'select distinct role::text from user_accounts where is_demonstration',
    );
    expect(roles).toHaveLength(7);
    expect(await countOf('user_accounts where is_demonstration and length(purpose) < 20')).toBe(0);
    expect(await countOf(`user_accounts where purpose like '%{%'`)).toBe(0);
  });

  it.each([
    ['a samråd overdue', `consultations where state = 'REQUESTED' and due_on < '${TODAY}'`],
    ['a samråd with three working days left', `consultations where state = 'REQUESTED' and due_on = '2026-11-25'`],
    [
      'a samråd of the municipality that AF has not answered',
      `consultations where state = 'REQUESTED' and requested_by_party = 'MUNICIPALITY' and due_on < '${TODAY}'`,
    ],
    [
      'a samråd answered with conditions',
      `consultations where state = 'ANSWERED' and answer = 'AGREE_WITH_CONDITIONS'`,
    ],
    ['a samråd answered with an objection', `consultations where state = 'ANSWERED' and answer = 'OBJECT'`],
    ['a samråd concluded and not agreed', `consultations where conclusion = 'NOT_AGREED'`],
    ['a concluded samråd to confirm', `consultations where conclusion = 'AGREED' and confirmed_at is null`],
    ['a samråd withdrawn', `consultations where state = 'WITHDRAWN'`],
    [
      'a samråd about one who was in ROM without result',
      `consultations where state = 'REQUESTED' and had_unsuccessful_referral`,
    ],
    ['a referral as a draft', `referrals where state = 'DRAFT'`],
    ['a referral that waits for samråd', `referrals where state = 'AWAITING_CONSULTATION'`],
    ['a referral that waits for a decision', `referrals where state = 'CLEARED'`],
    ['a referral decided and not begun', `referrals where state = 'DECIDED' and starts_on > '${TODAY}'`],
    ['a referral in progress', `referrals where state = 'STARTED'`],
    ['a referral that led to work', `referrals where state = 'ENDED' and end_reason = 'WORK'`],
    ['a referral without result', `referrals where state = 'ENDED' and end_reason = 'TIME_LIMIT'`],
    ['a return from ROM this week', `referrals where state = 'ENDED' and ended_on between '2026-11-09' and '${TODAY}'`],
    [
      'a referral decided without samråd that the municipality’s managers have not taken note of',
      `unheard_referrals u where kind = 'DECIDED' and effect is not null and not exists (select 1 from unheard_acknowledgements a
         where a.unheard_referral_id = u.id and a.party = 'MUNICIPALITY')`,
    ],
    [
      'a referral found out about that AF’s manager has not taken note of',
      `unheard_referrals u where kind = 'FOUND' and not exists (select 1 from unheard_acknowledgements a
         where a.unheard_referral_id = u.id and a.party = 'EMPLOYMENT_SERVICE')`,
    ],
    [
      'a group samråd at which some was answered and some was not',
      `consultation_meeting_rows r join consultations c on c.id = r.consultation_id
       having count(*) filter (where c.answer is null) > 0 and count(*) filter (where c.answer is not null) > 0 and count(*) <= 6`,
    ],
    ['a plan as a draft', `plan_versions where state = 'DRAFT'`],
    ['a plan that waits for AF', `plan_versions where state = 'PROPOSED' and municipality_approved_at is not null`],
    [
      'a plan that waits for the municipality',
      `plan_versions where state = 'PROPOSED' and employment_service_approved_at is not null`,
    ],
    [
      'a plan that runs out within 14 days',
      `plan_versions where state = 'APPROVED' and follow_up_on between '${TODAY}' and '2026-12-04'`,
    ],
    ['a plan past its follow-up', `plan_versions where state = 'APPROVED' and follow_up_on < '${TODAY}'`],
    ['a plan approved on behalf of someone', `plan_versions where municipality_approval_basis = 'ON_BEHALF'`],
    [
      'a case without an assessment',
      'cases c where closed_on is null and not exists (select 1 from assessments a where a.case_id = c.id)',
    ],
    ['a protected person with named users', `cases where protection <> 'NONE' and cardinality(named_user_ids) > 0`],
    ['a person who is not registered at AF', 'cases where registered_since is null and closed_on is null'],
    ['a child under eight', `children where born_on > '2018-11-20'`],
    ['someone with a coordination number', `persons where identity_kind = 'COORDINATION'`],
    [
      'a follow-up of a plan in force',
      `follow_ups f join plan_versions p on p.id = f.plan_version_id where p.state = 'APPROVED'`,
    ],
    [
      'an undertaking that AF has yet to judge',
      `follow_up_undertakings where party = 'EMPLOYMENT_SERVICE' and judgement is null`,
    ],
    ['an activity that was broken off', `activity_outcomes where kind = 'BROKEN_OFF'`],
    ['an activity that led on', `activity_outcomes where kind = 'LED_ON'`],
    ['a provider without an office', 'provider_sites where not has_office and closed_on is null'],
    ['a page of how a municipality works, changed once', 'municipality_page_versions where number = 2'],
    ['a subject with a stand-in', 'subject_contacts where stand_in_id is not null'],
    ['a plan that led to work', `plan_outcomes where result = 'WORK'`],
    ['a plan that led to studies', `plan_outcomes where result = 'STUDIES'`],
    [
      'someone for whom four months have passed and nobody has asked',
      `plan_outcomes o where starts_on <= '2026-07-20' and starts_on > '2026-06-20' and not exists (select 1 from four_month_answers a where a.plan_outcome_id = o.id)`,
    ],
    ['enough answers after four months to tell the share', `four_month_answers having count(*) >= 15`],
    ['a closed case', 'cases where closed_on is not null'],
    ['a day cancelled beforehand', 'cancelled_days'],
    ['a week double-booked', 'case_weeks where double_booked_minutes > 0'],
    ['a programme that holds less than is deducted', 'case_weeks where has_deduction_mismatch'],
    ['a recorded gap cause of each kind', '(select distinct code from gap_causes) codes having count(*) >= 6'],
    ['a month that is assessed', `monthly_assessments where month = '2026-11-01'`],
    [
      'a case whose month is not assessed',
      `cases c where closed_on is null and not exists (select 1 from monthly_assessments m where m.case_id = c.id and month = '2026-11-01')`,
    ],
    ['a month of which AF has said something', 'monthly_notes where is_confirmed'],
    [
      'a message that waits for the municipality',
      `messages where awaits_answer and settled_at is null and written_by_party = 'EMPLOYMENT_SERVICE'`,
    ],
    [
      'a message that waits for AF',
      `messages where awaits_answer and settled_at is null and written_by_party = 'MUNICIPALITY'`,
    ],
    ['a fact disclosed with its ground', 'messages where ground is not null'],
    ['a notification that is not read', 'notifications where read_at is null'],
    ['a barrier that is overdue', `gap_causes where closed_at is null and to_on is null and due_on < '${TODAY}'`],
    ['a barrier that is due', `gap_causes where closed_at is null and to_on is null and due_on > '${TODAY}'`],
    ['a barrier that was solved', `gap_causes where closed_as = 'SOLVED'`],
    ['a barrier that was followed up', `barrier_notes where kind = 'FOLLOW_UP'`],
    [
      'someone who is due to report',
      `attendances where attended_on between '2026-11-09' and '2026-11-15' having count(*) > 50`,
    ],
    ['reports that nobody has verified', 'attendances where verified_at is null'],
    ['a drawn day to check', 'verification_sample_items where outcome is null'],
    ['a drawn day that agrees', `verification_sample_items where outcome = 'AGREES'`],
    ['a drawn day that differs', `verification_sample_items where outcome = 'DIFFERS'`],
    ['a drawn day that could not be checked', `verification_sample_items where outcome = 'NOT_CHECKABLE'`],
    ['sick days', `attendances where status = 'SICK'`],
    ['cancelled days', `attendances where status = 'CANCELLED'`],
    ['days nobody answered for', `attendances where status = 'NOT_ANSWERED'`],
  ])('shows %s', async (_what, sql) => {
    expect(await countOf(sql)).toBeGreaterThan(0);
  });

  it('shows every level this week', async () => {
    const levels = await rowsOf<{ level: string }>(
      `select distinct level::text from case_weeks where week = '2026-11-16'`,
    );
    expect(levels).toHaveLength(7);
    expect(await countOf(`case_weeks where week = '2026-11-16' and is_formally_full_time_only`)).toBeGreaterThan(10);
  });

  it('offers groups with times and places in both municipalities, and a week to compare each draft with', async () => {
    const offered = await rowsOf<{ places: number; times: number }>(
      `select g.municipality_id, sum(g.places)::int as places, count(s.id)::int as times
       from activity_groups g left join group_slots s on s.group_id = g.id group by 1`,
    );
    expect(offered).toHaveLength(2);
    for (const { places, times } of offered) expect(Math.min(places, times)).toBeGreaterThan(20);
    const drafts = await rowsOf<{ n: number }>(`select count(*)::int as n from plan_versions where state = 'DRAFT'`);
    expect(drafts[0]?.n).toBeGreaterThan(0);
    expect(await countOf('plan_alternatives')).toBe(drafts[0]?.n);
  });

  it('leaves a coach ten participants to report last week for, and another hours without times', async () => {
    const [most] = await rowsOf<{ persons: number }>(
      `select count(distinct d.case_id)::int as persons from provider_days d where d.day between '2026-11-09' and '2026-11-15'
         and not exists (select 1 from attendances t where t.lineage_id = d.lineage_id and t.attended_on between '2026-11-09' and '2026-11-15')
       group by d.provider_id order by 1 desc limit 1`,
    );
    expect(most?.persons).toBeGreaterThanOrEqual(10);
    expect(
      await countOf(`provider_days d where d.is_flexible and d.day between '2026-11-09' and '2026-11-15'
        and not exists (select 1 from attendances t where t.lineage_id = d.lineage_id)`),
    ).toBeGreaterThan(0);
  });

  it('leaves groups and providers to report for last week, and others done', async () => {
    const reported = await rowsOf<{ group_id: string }>(
      `select distinct a.group_id from activities a join attendances t on t.lineage_id = a.lineage_id
       where t.attended_on between '2026-11-09' and '2026-11-15' and a.group_id is not null`,
    );
    expect(reported.length).toBeGreaterThan(3);
    expect(reported.length).toBeLessThan(await countOf('activity_groups'));
  });

  it('lets Enhet Norr get better and Enhet Syd lose ground over 13 weeks', async () => {
    const shares = await rowsOf<{ name: string; before: number; now: number }>(
      `select u.name,
         (sum(full_time) filter (where week = '2026-08-24') * 100 / sum(persons) filter (where week = '2026-08-24'))::int as before,
         (sum(full_time) filter (where week = '2026-11-16') * 100 / sum(persons) filter (where week = '2026-11-16'))::int as now
       from unit_weeks w join units u on u.id = w.unit_id group by u.name order by u.name`,
    );
    console.info(shares.map(({ name, before, now }) => `${name}: ${before} % → ${now} % at full time`).join('\n'));
    const of = (name: string) => shares.find((unit) => unit.name === name) ?? { before: 0, now: 0 };
    expect(of('Enhet Norr').now).toBeGreaterThan(of('Enhet Norr').before + 8);
    expect(of('Enhet Syd').now).toBeLessThan(of('Enhet Syd').before - 8);
  });

  it('has every samråd that is under way about the plan in force', async () => {
    expect(
      await countOf(`consultations c join referrals r on r.id = c.referral_id and r.state in ('AWAITING_CONSULTATION', 'CLEARED')
        left join plan_versions p on p.case_id = c.case_id and p.state = 'APPROVED' where c.plan_version_id is distinct from p.id`),
    ).toBe(0);
  });

  it('has a year of weeks', async () => {
    expect(await countOf('(select distinct week from case_weeks) weeks')).toBe(54);
  });

  it('keeps the same figures that the facts give when they are counted anew', async () => {
    const kept = await rowsOf<{ case_id: string; week: string; figures: string }>(
      `select case_id, week::text, concat_ws(' ', level, required_minutes, assigned_minutes, gap_minutes, gap_cause, gap_owner) as figures from case_weeks`,
    );
    const system = { organisationKind: 'SYSTEM' as const, municipalityIds: MUNICIPALITY_IDS, onBehalfOf: null };
    const counted = new Map<string, string>();
    for (const municipalityId of MUNICIPALITY_IDS) {
      const facts = await withActor(system, async (db) => {
        const cases = await db.case.findMany({ where: { municipalityId }, select: { id: true } });
        return loadWeekFacts(db, {
          municipalityId,
          caseIds: cases.map(({ id }) => id),
          from: '2025-11-01',
          to: '2026-12-31',
        });
      });
      for (const { case_id: caseId, week: monday } of kept) {
        const of = facts.get(caseId);
        if (!of) continue;
        const week = toIsoWeek(monday);
        const { level, requiredMinutes, assignedMinutes, gapMinutes } = calculateCaseWeek({ week, ...of });
        const cause = pickGapCause({
          week,
          gapMinutes,
          recorded: of.recordedGapCauses,
          unansweredConsultations: of.unansweredConsultations,
          awaitedApprovals: of.awaitedApprovals,
        });
        const figures = [level, requiredMinutes, assignedMinutes, gapMinutes, cause?.code, cause?.owner];
        counted.set(`${caseId} ${monday}`, figures.filter((figure) => figure !== undefined).join(' '));
      }
    }
    expect(Object.fromEntries(kept.map(({ case_id, week, figures }) => [`${case_id} ${week}`, figures]))).toEqual(
      Object.fromEntries(counted),
    );
  });

  it('keeps counters per unit that agree with the weeks, and weeks that agree with the reports', async () => {
    expect(
      await countOf(`(
        select unit_id, week, is_registered, persons, full_time, below_full_time, gap_minutes, attended_minutes from unit_weeks where persons > 0
        except
        select unit_id, week, is_registered, count(*), count(*) filter (where level = 'FULL_TIME'), count(*) filter (where level = 'BELOW_FULL_TIME'),
          sum(gap_minutes), sum(attended_minutes) from case_weeks group by 1, 2, 3) differing`),
    ).toBe(0);
    expect(
      await countOf(`(
        select w.case_id from case_weeks w left join attendances a on a.case_id = w.case_id and a.attended_on between w.week and w.week + 6
        group by w.case_id, w.week, w.attended_minutes, w.reported_planned_minutes
        having w.attended_minutes <> coalesce(sum(a.present_minutes), 0) or w.reported_planned_minutes <> coalesce(sum(a.planned_minutes), 0)) differing`),
    ).toBe(0);
  });

  it('reports a day only as the plan held it, after it had ended and before now', async () => {
    expect(
      await countOf(`attendances where reported_at > '${NOW.toISOString()}' or verified_at > '${NOW.toISOString()}'`),
    ).toBe(0);
    expect(await countOf(`attendances where attended_on >= '${mondayOf(toIsoWeek(TODAY))}'`)).toBe(0);
    expect(await countOf(`attendances where attended_on < '${addDays(TODAY, -370)}'`)).toBe(0);
  });
});
