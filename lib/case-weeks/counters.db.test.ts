import { beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/database';
import { assessed, inRomByFormOnly, registered, withPlanInForce, withYoungChild } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { rebuildCaseWeeks, refreshCaseWeeks } from './server';

let world: World;
let cases: BuiltCase[];

beforeAll(async () => {
  world = await buildWorld();
  cases = [
    await buildCase(world, assessed),
    await buildCase(world, assessed, withPlanInForce, registered(world)),
    await buildCase(world, assessed, withPlanInForce, withYoungChild),
    await buildCase(world, registered(world), inRomByFormOnly),
    await buildCase(world),
    await buildCase(world, { unit: 'south' }, assessed, withPlanInForce),
  ];
});

/** The counters as they would be if they were counted from the case-weeks now, beside the kept ones. */
async function countersAndRecount() {
  const client = await ownerClient();
  const columns = `municipality_id, unit_id, week::text, is_registered, persons::int, exempt::int, on_break::int, not_assessed::int, no_plan::int,
    no_activity::int, below_full_time::int, full_time::int, formally_full_time_only::int, required_minutes::int, assigned_minutes::int,
    gap_minutes::int, gap_minutes_unknown::int, gap_minutes_school::int, attended_minutes::int`;
  const kept = await client.query(
    `select ${columns} from unit_weeks where persons > 0 order by unit_id, week, is_registered`,
  );
  const recounted = await client.query(`
    select ${columns} from (
      select municipality_id, unit_id, week, is_registered, count(*) as persons,
        count(*) filter (where level = 'EXEMPT') as exempt, count(*) filter (where level = 'ON_BREAK') as on_break,
        count(*) filter (where level = 'NOT_ASSESSED') as not_assessed, count(*) filter (where level = 'NO_PLAN') as no_plan,
        count(*) filter (where level = 'NO_ACTIVITY') as no_activity, count(*) filter (where level = 'BELOW_FULL_TIME') as below_full_time,
        count(*) filter (where level = 'FULL_TIME') as full_time, count(*) filter (where is_formally_full_time_only) as formally_full_time_only,
        sum(required_minutes) as required_minutes, sum(assigned_minutes) as assigned_minutes, sum(gap_minutes) as gap_minutes,
        coalesce(sum(gap_minutes) filter (where gap_owner is null or gap_owner = 'UNKNOWN'), 0) as gap_minutes_unknown,
        coalesce(sum(gap_minutes) filter (where gap_owner = 'SCHOOL'), 0) as gap_minutes_school, sum(attended_minutes) as attended_minutes
      from case_weeks group by municipality_id, unit_id, week, is_registered) recount
    order by unit_id, week, is_registered`);
  return { kept: kept.rows, recounted: recounted.rows };
}

async function expectAgreement() {
  const { kept, recounted } = await countersAndRecount();
  expect(recounted.length).toBeGreaterThan(0);
  expect(kept).toEqual(recounted);
}

const refresh = (built: BuiltCase, fromDay = '2026-10-05') =>
  withActor({ organisationKind: 'SYSTEM', municipalityIds: [built.municipalityId], onBehalfOf: null }, (db) =>
    refreshCaseWeeks(db, { municipalityId: built.municipalityId, caseIds: [built.caseId], fromDay }, TODAY),
  );

describe('the counters of units and the weeks of cases', () => {
  it('agree when cases are new', expectAgreement);

  it('agree when an assessment is taken away, a cause written down and a unit changed', async () => {
    const client = await ownerClient();
    const [first, second, third] = cases as [BuiltCase, BuiltCase, BuiltCase];
    await client.query('update assessments set valid_to = $2 where case_id = $1', [first.caseId, '2026-11-08']);
    await client.query(
      `insert into gap_causes (municipality_id, case_id, code, owner, from_on, recorded_by, recorded_at)
       values ($1, $2, 'WAITING_FOR_SFI', 'SCHOOL', '2026-11-01', $3, now())`,
      [second.municipalityId, second.caseId, world.almby.socialWorker.userId],
    );
    await client.query('update cases set unit_id = $2 where id = $1', [third.caseId, world.almby.south.id]);
    for (const each of [first, second, third]) await refresh(each);
    await expectAgreement();
    const { kept } = await countersAndRecount();
    expect(kept.some((row) => row.gap_minutes_school > 0)).toBe(true);
  });

  it('agree when a case is closed: its coming weeks are gone', async () => {
    const client = await ownerClient();
    const closed = cases[1] as BuiltCase;
    await client.query('update cases set closed_on = $2 where id = $1', [closed.caseId, '2026-11-11']);
    await refresh(closed);
    const { rows } = await client.query(`select max(week)::text as last from case_weeks where case_id = $1`, [
      closed.caseId,
    ]);
    expect(rows).toEqual([{ last: '2026-11-09' }]);
    await expectAgreement();
  });

  it('are the same after everything is rebuilt from the facts', async () => {
    const before = await countersAndRecount();
    const client = await ownerClient();
    await client.query('delete from case_weeks');
    expect((await countersAndRecount()).kept).toEqual([]);
    const count = await rebuildCaseWeeks({ municipalityId: world.almby.id, fromDay: '2025-01-01' }, TODAY);
    expect(count).toBe(cases.length);
    const after = await countersAndRecount();
    expect(after.kept).toEqual(after.recounted);
    const totals = (rows: { persons: number; required_minutes: number }[]) =>
      rows.map(({ persons, required_minutes }) => [persons, required_minutes]);
    expect(totals(after.kept)).toEqual(
      expect.arrayContaining(totals(before.kept.filter(({ week }) => week >= '2026-11-16'))),
    );
  });

  it('agree after many writers at once', async () => {
    const client = await ownerClient();
    await client.query(
      `update assessments set ability_minutes = 1200, ability_reason = 'halvtid' where municipality_id = $1`,
      [world.almby.id],
    );
    await Promise.all([...cases, ...cases, ...cases].map((each) => refresh(each)));
    await expectAgreement();
  });

  it('are rebuilt from a change that was being made when the rebuilding came to it', async () => {
    const client = await ownerClient();
    const { municipalityId, caseId } = cases[0] as BuiltCase;
    const readRegistered = async () => {
      const { rows } = await client.query(
        'select distinct is_registered from case_weeks where case_id = $1 and week >= $2',
        [caseId, '2026-11-16'],
      );
      return rows.map(({ is_registered }) => is_registered);
    };
    expect(await readRegistered()).toEqual([false]);
    const house = { organisationKind: 'SYSTEM' as const, municipalityIds: [municipalityId], onBehalfOf: null };
    const rebuilding = await withActor(house, async (db) => {
      await db.$queryRaw`select id from cases where municipality_id = ${municipalityId}::uuid and id = ${caseId}::uuid for update`;
      await db.$executeRaw`update cases set registered_since = '2026-11-01'
        where municipality_id = ${municipalityId}::uuid and id = ${caseId}::uuid`;
      await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: '2026-11-16' }, TODAY);
      const begun = rebuildCaseWeeks({ municipalityId, fromDay: '2026-11-16' }, TODAY);
      await expect
        .poll(async () => (await client.query('select 1 from pg_locks where not granted')).rowCount, { interval: 10 })
        .toBeGreaterThan(0);
      return { begun };
    });
    await rebuilding.begun;
    expect(await readRegistered()).toEqual([true]);
    await expectAgreement();
  });

  it('are never below zero, whatever is written', async () => {
    const client = await ownerClient();
    await expect(client.query('update unit_weeks set persons = -1')).rejects.toThrow(/below zero/);
  });
});
