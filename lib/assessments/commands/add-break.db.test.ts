import { beforeAll, describe, expect, it } from 'vitest';
import { addBreak } from '@/lib/assessments/server';
import { assessed, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, THIS_MONDAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const thisWeek = { fromOn: THIS_MONDAY, toOn: '2026-11-22', reason: 'Resa' };
const give = (built: BuiltCase, period = thisWeek, actor = world.almby.socialWorker) =>
  addBreak(contextOf(actor), { caseId: built.caseId, ...period });

describe('giving a break', () => {
  it('takes the demand off its days, with a row in the audit', async () => {
    const built = await buildCase(world, assessed);
    const { breakId } = await give(built);
    const client = await ownerClient();
    const { rows: weeks } = await client.query(
      'select level, required_minutes from case_weeks where case_id = $1 and week = $2',
      [built.caseId, THIS_MONDAY],
    );
    expect(weeks).toEqual([{ level: 'ON_BREAK', required_minutes: 0 }]);
    const { rows: audit } = await client.query(
      `select user_id, subject_id, detail from audit_events where case_id = $1 and action = 'break.add'`,
      [built.caseId],
    );
    expect(audit).toEqual([
      {
        user_id: world.almby.socialWorker.userId,
        subject_id: breakId,
        detail: { fromOn: THIS_MONDAY, toOn: '2026-11-22' },
      },
    ]);
  });

  it('refuses more than four weeks of a year, days already given, a closed case and those who may not', async () => {
    const built = await buildCase(world, registered(world), assessed, {
      breaks: [{ fromOn: '2026-07-06', toOn: '2026-07-26' }],
    });
    await expect(give(built, { ...thisWeek, toOn: '2026-11-23' })).rejects.toMatchObject({
      fields: { toOn: 'breakTooLong' },
    });
    await expect(give(built, { ...thisWeek, fromOn: '2026-07-26' })).rejects.toMatchObject({
      fields: { fromOn: 'breakOverlaps' },
    });
    await expect(give(built, thisWeek, world.office.officer)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(give(built, thisWeek, world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    const closed = await buildCase(world, { closedOn: '2026-11-10' });
    await expect(give(closed)).rejects.toMatchObject({ reason: 'assessmentCaseClosed' });
  });

  it('gives the same days to one of two who ask at once', async () => {
    const built = await buildCase(world, assessed);
    const outcomes = await Promise.allSettled([give(built), give(built, thisWeek, world.almby.unitManager)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
