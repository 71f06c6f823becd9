import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { discardDraft, proposePlan, startPlanVersion } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { assessed, protectedFor, registered } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { blankPlanActivity } from '@/tests/builders/plan-activities';
import { approveSeen, proposeCompletePlan } from '@/tests/builders/plan-edits';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { listPlanAlternatives } from '../queries/list-plan-alternatives';
import { discardPlanAlternative } from './discard-plan-alternative';
import { renamePlanAlternative } from './rename-plan-alternative';
import { savePlanAlternative } from './save-plan-alternative';
import { swapPlanAlternative } from './swap-plan-alternative';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const praktik = blankPlanActivity({ slots: [{ weekday: 1, startsMinute: 480, endsMinute: 960 }] });
const cv = blankPlanActivity({
  lineageId: '0199f000-0000-7000-8000-000000000002',
  typeCode: 'CV_SUPPORT',
  title: 'CV-stöd',
  slots: [{ weekday: 5, startsMinute: 540, endsMinute: 720 }],
});

/** A draft with the given names of alternatives, each a week of CV-stöd. */
async function drafted(names: string[] = [], ...traits: Parameters<typeof buildCase>[1][]) {
  const { caseId } = await buildCase(world, registered(world), assessed, ...traits);
  const context = contextOf(world.almby.socialWorker);
  const { versionId } = await startPlanVersion(context, {
    caseId,
    from: { kind: 'TEMPLATE', code: 'LANGUAGE_AND_PLACEMENT' },
  });
  const draft = { caseId, versionId };
  for (const name of names) await savePlanAlternative(context, { ...draft, name, activities: [cv] });
  const alternatives = await listPlanAlternatives(context, draft);
  return { draft, context, alternatives, first: alternatives[0] as (typeof alternatives)[number] };
}

const seen = ({ id, revision }: { id: string; revision: number }) => ({ alternativeId: id, revision });

async function countOf(table: string, where: string, value: string): Promise<number> {
  const { rows } = await (await ownerClient()).query(`select count(*)::int as n from ${table} where ${where}`, [value]);
  return rows[0].n;
}

describe('an alternative', () => {
  it('is kept as B, then C, with its week, for both authorities, and each step is audited', async () => {
    const { draft, alternatives } = await drafted(['Mer praktik', 'Mer språk']);
    expect(alternatives).toMatchObject([
      { letter: 'B', name: 'Mer praktik', revision: 0, changedByName: 'Sara Holm' },
      { letter: 'C', name: 'Mer språk' },
    ]);
    expect(alternatives[0]?.activities).toMatchObject([cv]);
    expect(await listPlanAlternatives(contextOf(world.office.officer), draft)).toEqual(alternatives);
    expect(await countOf('audit_events', `action = 'plan-alternative.save' and case_id = $1`, draft.caseId)).toBe(2);
  });

  it('is not kept when there are three weeks already, and the freed letter is used again', async () => {
    const { draft, context, first } = await drafted(['Ett', 'Två']);
    await expect(savePlanAlternative(context, { ...draft, name: 'Tre', activities: [cv] })).rejects.toMatchObject({
      reason: 'planAlternativesFull',
    });
    await discardPlanAlternative(context, { ...draft, ...seen(first) });
    const after = await savePlanAlternative(context, { ...draft, name: 'Tre', activities: [cv] });
    expect(after.map(({ letter, name }) => `${letter} ${name}`)).toEqual(['B Tre', 'C Två']);
  });

  it('changes place with the draft and back again, and nothing is lost', async () => {
    const { draft, context, first } = await drafted(['Ett']);
    const there = await swapPlanAlternative(context, { ...draft, ...seen(first), activities: [praktik] });
    expect(there.chosen).toEqual(first.activities);
    expect(there.alternatives[0]).toMatchObject({ letter: 'B', revision: 1, activities: [praktik] });
    const back = await swapPlanAlternative(context, {
      ...draft,
      alternativeId: first.id,
      revision: 1,
      activities: [cv],
    });
    expect(back.chosen).toMatchObject([praktik]);
    expect(back.alternatives[0]?.activities).toEqual(first.activities);
  });

  it('may be given another name', async () => {
    const { draft, context, first } = await drafted(['Ett']);
    const [renamed] = await renamePlanAlternative(context, { ...draft, ...seen(first), name: 'Halva dagar' });
    expect(renamed).toMatchObject({ name: 'Halva dagar', revision: 1 });
  });

  it('is gone with the draft, and when the version is agreed', async () => {
    const thrown = await drafted(['Ett']);
    await discardDraft(thrown.context, { ...thrown.draft, revision: 0 });
    expect(await countOf('plan_alternatives', 'case_id = $1', thrown.draft.caseId)).toBe(0);

    const { caseId } = await buildCase(world, assessed);
    const context = contextOf(world.almby.socialWorker);
    const { versionId } = await startPlanVersion(context, { caseId, from: { kind: 'EMPTY' } });
    await savePlanAlternative(context, { caseId, versionId, name: 'Ett', activities: [cv] });
    await discardDraft(context, { caseId, versionId, revision: 0 });
    const proposed = await proposeCompletePlan(context, caseId);
    const owner = await ownerClient();
    await owner.query('alter table plan_alternatives disable trigger guard_plan_alternative');
    await owner.query(
      `insert into plan_alternatives (municipality_id, case_id, plan_version_id, letter, name, activities, changed_by, changed_at)
       values ($1, $2, $3, 'B', 'Ett', '[]', $4, now())`,
      [world.almby.id, caseId, proposed.id, world.almby.socialWorker.userId],
    );
    await owner.query('alter table plan_alternatives enable trigger guard_plan_alternative');
    await approveSeen(context, proposed, caseId);
    expect(await countOf('plan_alternatives', 'case_id = $1', caseId)).toBe(0);
  });
});

describe('what is refused', () => {
  it('is a week with a fault', async () => {
    const { draft, context } = await drafted();
    const faulty = { ...cv, endsOn: '2026-11-01' };
    await expect(savePlanAlternative(context, { ...draft, name: 'Fel', activities: [faulty] })).rejects.toMatchObject({
      reason: 'planAlternativeFaulty',
    });
  });

  it('is every change when another has changed it meanwhile; neither is overwritten', async () => {
    const { draft, context, first } = await drafted(['Ett']);
    const officer = contextOf(world.office.officer);
    await swapPlanAlternative(officer, { ...draft, ...seen(first), activities: [praktik] });
    const stale = { ...draft, ...seen(first) };
    for (const attempt of [
      () => swapPlanAlternative(context, { ...stale, activities: [] }),
      () => renamePlanAlternative(context, { ...stale, name: 'Annat' }),
      () => discardPlanAlternative(context, stale),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ reason: 'planAlternativeChangedMeanwhile' });
    }
    const [kept] = await listPlanAlternatives(context, draft);
    expect(kept).toMatchObject({ name: 'Ett', activities: [praktik], changedByName: 'Anna Ros' });
  });

  it('lets one of two win who choose at once, and gives two who save at once a letter each', async () => {
    const { draft, first } = await drafted(['Ett']);
    const both = [world.almby.socialWorker, world.office.officer].map((actor) => contextOf(actor));
    const chosen = await Promise.allSettled(
      both.map((context) => swapPlanAlternative(context, { ...draft, ...seen(first), activities: [praktik] })),
    );
    expect(chosen.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);

    const other = await drafted();
    const saved = await Promise.all(
      both.map((context, n) => savePlanAlternative(context, { ...other.draft, name: `Nr ${n}`, activities: [cv] })),
    );
    expect(saved.flat().map(({ letter }) => letter)).toContain('C');
    expect(await listPlanAlternatives(other.context, other.draft)).toHaveLength(2);
  });

  it('is a version that is no longer a draft, also by PostgreSQL', async () => {
    const { draft, context, first } = await drafted(['Ett']);
    await proposePlan(context, { ...draft, revision: 0 });
    const refused = { reason: 'planAlternativeNotDraft' };
    await expect(savePlanAlternative(context, { ...draft, name: 'Två', activities: [cv] })).rejects.toMatchObject(
      refused,
    );
    await expect(renamePlanAlternative(context, { ...draft, ...seen(first), name: 'Två' })).rejects.toMatchObject(
      refused,
    );
    const written = withActor(context.actor, (db) =>
      db.planAlternative.updateMany({ where: { id: first.id }, data: { name: 'Smygväg' } }),
    );
    expect(describeDatabaseRefusal(await written.catch((error: unknown) => error))).toMatchObject(refused);
    expect(await listPlanAlternatives(context, draft)).toEqual([]);
  });

  it('is another municipality, a protected person’s case, one not registered at AF and a provider: not found', async () => {
    const { draft, first } = await drafted(['Ett']);
    const { caseId } = await buildCase(world, assessed, protectedFor(world.almby.unitManager));
    const { versionId } = await startPlanVersion(contextOf(world.almby.unitManager), {
      caseId,
      from: { kind: 'EMPTY' },
    });
    const unregistered = await buildCase(world, assessed);
    const elsewhere: [Actor, { caseId: string; versionId: string }][] = [
      [world.bergvik.socialWorker, draft],
      [world.almby.southSocialWorker, draft],
      [world.stigen.coach, draft],
      [world.almby.socialWorker, { caseId, versionId }],
      [world.office.officer, { ...draft, caseId: unregistered.caseId }],
      [world.almby.socialWorker, { ...draft, caseId: unregistered.caseId }],
    ];
    for (const [actor, place] of elsewhere) {
      const context = contextOf(actor);
      const refused = { reason: 'notFound' };
      await expect(
        savePlanAlternative(context, { ...place, name: 'Två', activities: [cv] }),
        actor.name,
      ).rejects.toMatchObject(refused);
      await expect(
        swapPlanAlternative(context, { ...place, ...seen(first), activities: [] }),
        actor.name,
      ).rejects.toMatchObject(refused);
    }
    const foreign = await withActor(world.bergvik.socialWorker, (db) => db.planAlternative.count());
    expect(foreign).toBe(0);
  });
});
