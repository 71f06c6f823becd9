import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { addBreak, changeBreak, getAssessmentPage } from '@/lib/assessments/server';
import { getDecision } from '@/lib/decisions/server';
import { assessed, protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, THIS_MONDAY, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const SUNDAY = '2026-11-22';

async function buildOnBreak(...traits: Parameters<typeof buildCase>[1][]) {
  const built = await buildCase(world, assessed, ...traits);
  const { breakId, decisionId } = await addBreak(contextOf(world.almby.socialWorker), {
    caseId: built.caseId,
    fromOn: THIS_MONDAY,
    toOn: SUNDAY,
    reason: 'Resa',
  });
  return { built, breakId, decisionId };
}

function change(
  built: BuiltCase,
  breakId: string,
  traits: { toOn: string | null; reason?: string; seenToOn?: string },
  actor: Actor = world.almby.socialWorker,
) {
  return changeBreak(contextOf(actor), { caseId: built.caseId, breakId, seenToOn: SUNDAY, reason: '', ...traits });
}

async function weekOf({ caseId }: BuiltCase) {
  const client = await ownerClient();
  const { rows } = await client.query<{ level: string; required_minutes: number }>(
    'select level, required_minutes from case_weeks where case_id = $1 and week = $2',
    [caseId, THIS_MONDAY],
  );
  return rows[0];
}

describe('changing a break', () => {
  it('gives the days back to the demand when it is shortened, with an audit row and a decision', async () => {
    const { built, breakId } = await buildOnBreak();
    const { decisionId } = await change(built, breakId, { toOn: TODAY });
    // Thursday and Friday of a week of 35 hours.
    expect(await weekOf(built)).toEqual({ level: 'NO_PLAN', required_minutes: 840 });
    const page = await getAssessmentPage(contextOf(world.almby.socialWorker), built);
    expect(page.breaks).toMatchObject([{ id: breakId, fromOn: THIS_MONDAY, toOn: TODAY, decisionId }]);
    expect(page.breakAccounts).toEqual([{ year: 2026, leftDays: 25, mostDays: 28 }]);
    const paper = await getDecision(contextOf(world.almby.socialWorker), { caseId: built.caseId, decisionId });
    expect(paper.content.points).toEqual([
      {
        kind: 'BREAK_SHORTENED',
        fromOn: THIS_MONDAY,
        toOn: TODAY,
        beforeToOn: SUNDAY,
        account: { year: 2026, leftDays: 25, mostDays: 28 },
      },
    ]);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select user_id, subject_id, detail from audit_events where case_id = $1 and action = 'break.shorten'`,
      [built.caseId],
    );
    expect(rows).toEqual([
      {
        user_id: world.almby.socialWorker.userId,
        subject_id: breakId,
        detail: { fromOn: THIS_MONDAY, toOn: TODAY, beforeToOn: SUNDAY },
      },
    ]);
  });

  it('takes it back altogether with a reason, and what was given stays decided', async () => {
    const { built, breakId, decisionId: given } = await buildOnBreak();
    const { decisionId } = await change(built, breakId, { toOn: null, reason: 'Fel person' });
    expect(await weekOf(built)).toEqual({ level: 'NO_PLAN', required_minutes: 2100 });
    const page = await getAssessmentPage(contextOf(world.almby.socialWorker), built);
    expect(page.breaks).toEqual([]);
    const read = (id: string) =>
      getDecision(contextOf(world.almby.socialWorker), { caseId: built.caseId, decisionId: id });
    expect(await read(given)).toMatchObject({ content: { points: [{ kind: 'BREAK_GRANTED', toOn: SUNDAY }] } });
    expect(await read(decisionId)).toMatchObject({
      reasons: 'Fel person',
      content: { points: [{ kind: 'BREAK_TAKEN_BACK', account: { leftDays: 28 } }] },
    });
  });

  it.each([
    ['longer', { toOn: '2026-11-23' }, { toOn: 'breakNotShorter' }],
    ['to before it begins', { toOn: '2026-11-15' }, { toOn: 'breakEndsBeforeStart' }],
    [
      'so that days that have been count again, without a reason',
      { toOn: '2026-11-16' },
      { reason: 'breakPastNeedsReason' },
    ],
  ])('is refused when it is made %s', async (_name, traits, fields) => {
    const { built, breakId } = await buildOnBreak();
    await expect(change(built, breakId, traits)).rejects.toMatchObject({ reason: 'invalidInput', fields });
    expect(await weekOf(built)).toMatchObject({ level: 'ON_BREAK' });
  });

  it('is refused to those who may not, for what is not there, and when it is another than was seen', async () => {
    const { built, breakId } = await buildOnBreak(registered(world));
    const other = await buildCase(world, assessed);
    const shorter = { toOn: TODAY };
    const refusal = (reason: string) => ({ reason });
    await expect(change(built, breakId, shorter, world.office.officer)).rejects.toMatchObject(refusal('wrongParty'));
    await expect(change(built, breakId, shorter, world.bergvik.socialWorker)).rejects.toMatchObject(
      refusal('notFound'),
    );
    await expect(change(other, breakId, shorter)).rejects.toMatchObject(refusal('notFound'));
    const stale = { ...shorter, seenToOn: '2026-11-29' };
    await expect(change(built, breakId, stale)).rejects.toMatchObject(refusal('breakChangedMeanwhile'));
  });

  it('is the named officer’s alone for a protected person', async () => {
    const { built, breakId } = await buildOnBreak(protectedFor(world.almby.socialWorker));
    const shorter = { toOn: TODAY };
    await expect(change(built, breakId, shorter, world.almby.unitManager)).rejects.toMatchObject({
      reason: 'notFound',
    });
    expect(await change(built, breakId, shorter)).toHaveProperty('decisionId');
  });

  it('is done by one of two at once', async () => {
    const { built, breakId } = await buildOnBreak();
    const outcomes = await Promise.allSettled([
      change(built, breakId, { toOn: TODAY }),
      change(built, breakId, { toOn: null, reason: 'x' }, world.almby.unitManager),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
