import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getAssessmentPage, saveAssessment } from '@/lib/assessments/server';
import { getDecision, listCaseDecisions, makeDecision } from '@/lib/decisions/server';
import { withActor } from '@/lib/platform/database';
import { assessed, protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildAssessment, exempt } from '@/tests/builders/weekly-rules';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const REASONS = 'Du kan delta på heltid. Hemligt skäl.';

async function pendingOf({ caseId }: BuiltCase, actor: Actor = world.almby.socialWorker) {
  return (await listCaseDecisions(contextOf(actor), { caseId })).pending;
}

async function decide(built: BuiltCase, actor: Actor = world.almby.socialWorker, basis?: string) {
  const assessmentId = built.assessmentIds.at(-1) ?? '';
  return makeDecision(contextOf(actor), {
    caseId: built.caseId,
    assessmentId,
    basis: basis ?? (await pendingOf(built))[0]?.basis ?? '',
    reasons: REASONS,
  });
}

async function assess({ caseId }: BuiltCase, traits: Parameters<typeof buildAssessment>[0]) {
  const { id: _id, ...assessment } = buildAssessment({ validFrom: TODAY, ...traits });
  const { basis } = await getAssessmentPage(contextOf(world.almby.socialWorker), { caseId });
  return saveAssessment(contextOf(world.almby.socialWorker), { caseId, basis, assessment, childrenBornOn: [] });
}

describe('deciding what an assessment says', () => {
  it('freezes the demand, its sum and its reasons, and leaves nothing to decide', async () => {
    const built = await buildCase(world, assessed, { assistanceFromMonth: '2026-07-01' });
    const { decisionId } = await decide(built);
    expect(await pendingOf(built)).toEqual([]);
    const paper = await getDecision(contextOf(world.almby.jobCoach), { caseId: built.caseId, decisionId });
    expect(paper).toMatchObject({
      municipalityName: 'Almby kommun',
      unitName: 'Enhet Norr',
      caseNumber: built.number,
      personName: built.name,
      reasons: REASONS,
      decidedOn: TODAY,
      decidedByName: world.almby.socialWorker.name,
      content: {
        points: [{ kind: 'REQUIREMENT_SET', requiredMinutes: 2100, fromOn: '2026-10-01' }],
        extent: { ground: 'SECTION_12_4_A', lines: [{ minutes: 2400 }, { key: 'JOB_SEARCH', minutes: -300 }] },
        assistance: { fromMonth: '2026-07-01', monthsInRow: 4 },
      },
    });
    const { decisions } = await listCaseDecisions(contextOf(world.almby.socialWorker), built);
    expect(decisions).toMatchObject([{ id: decisionId, kinds: ['REQUIREMENT_SET'], fromOn: '2026-10-01' }]);
  });

  it('stays as it was when the assessment is corrected, and the correction is offered as a change', async () => {
    const built = await buildCase(world, assessed);
    const { decisionId } = await decide(built);
    await assess(built, { validFrom: '2026-10-01', exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50 })] });
    const [pending] = await pendingOf(built);
    expect(pending?.content.points).toMatchObject([
      { kind: 'REQUIREMENT_CHANGED', requiredMinutes: 1200, beforeMinutes: 2100 },
      { kind: 'EXEMPTION_GRANTED', exemption: 'SICKNESS_BENEFIT' },
    ]);
    const paper = await getDecision(contextOf(world.almby.socialWorker), { caseId: built.caseId, decisionId });
    expect(paper.content.extent?.requiredMinutes).toBe(2100);
    await decide(built);
    expect(await pendingOf(built)).toEqual([]);
  });

  it('is offered only for what holds today or later', async () => {
    const built = await buildCase(world, {
      assessments: [{ validFrom: '2026-10-01', validTo: '2026-10-31' }, { validFrom: '2026-12-01' }],
    });
    expect((await pendingOf(built)).map(({ content }) => content.points[0]?.fromOn)).toEqual(['2026-12-01']);
  });

  it('leaves rows in the audit, with codes and none of the reasons', async () => {
    const built = await buildCase(world, assessed);
    const { decisionId } = await decide(built);
    await getDecision(contextOf(world.almby.unitManager), { caseId: built.caseId, decisionId });
    const client = await ownerClient();
    const { rows } = await client.query(
      `select action, user_id, subject_id, detail from audit_events where case_id = $1 and action in ('decision.make', 'decision.read') order by id`,
      [built.caseId],
    );
    expect(rows).toMatchObject([
      {
        action: 'decision.make',
        user_id: world.almby.socialWorker.userId,
        subject_id: decisionId,
        detail: { kinds: ['REQUIREMENT_SET'], assessmentId: built.assessmentIds[0] },
      },
      { action: 'decision.read', user_id: world.almby.unitManager.userId, subject_id: decisionId },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Hemligt/);
  });
});

describe('refusals, after which nothing is decided', () => {
  const outsiders: [string, () => Actor, string][] = [
    ['another unit', () => world.almby.southSocialWorker, 'notFound'],
    ['another municipality', () => world.bergvik.socialWorker, 'notFound'],
    ['AF, which sees the case', () => world.office.officer, 'wrongParty'],
    ['a provider', () => world.stigen.coach, 'notFound'],
  ];
  it.each(outsiders)('from %s', async (_name, actor, reason) => {
    const built = await buildCase(world, registered(world), assessed);
    const basis = (await pendingOf(built))[0]?.basis;
    await expect(decide(built, actor(), basis)).rejects.toMatchObject({ reason });
    expect(await pendingOf(built)).toHaveLength(1);
  });

  it('for a protected person, from anyone but the named', async () => {
    const built = await buildCase(world, assessed, protectedFor(world.almby.otherSocialWorker));
    const basis = (await pendingOf(built, world.almby.otherSocialWorker))[0]?.basis;
    await expect(decide(built, world.almby.socialWorker, basis)).rejects.toMatchObject({ reason: 'notFound' });
    const { decisionId } = await decide(built, world.almby.otherSocialWorker, basis);
    const read = (actor: Actor) => getDecision(contextOf(actor), { caseId: built.caseId, decisionId });
    await expect(read(world.almby.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    expect(await read(world.almby.otherSocialWorker)).toMatchObject({ decisionId });
  });

  it('when the assessment is not what the officer saw', async () => {
    const built = await buildCase(world, assessed);
    const basis = (await pendingOf(built))[0]?.basis;
    await assess(built, { validFrom: '2026-10-01' });
    await expect(decide(built, world.almby.socialWorker, basis)).rejects.toMatchObject({
      reason: 'decisionChangedMeanwhile',
    });
  });

  it('when the case is closed', async () => {
    const built = await buildCase(world, assessed, { closedOn: '2026-11-10' });
    await expect(decide(built)).rejects.toMatchObject({ reason: 'assessmentCaseClosed' });
  });

  it('for all but one of several who decide at once', async () => {
    const built = await buildCase(world, assessed);
    const basis = (await pendingOf(built))[0]?.basis;
    const officers = [world.almby.socialWorker, world.almby.otherSocialWorker, world.almby.unitManager];
    const outcomes = await Promise.allSettled(officers.map((actor) => decide(built, actor, basis)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason.reason);
    expect(refused).toEqual(['decisionMadeMeanwhile', 'decisionMadeMeanwhile']);
  });
});

describe('a decision that was made', () => {
  it('is found in its own case alone', async () => {
    const [one, other] = [await buildCase(world, assessed), await buildCase(world, assessed)];
    const { decisionId } = await decide(one);
    await expect(
      getDecision(contextOf(world.almby.socialWorker), { caseId: other.caseId, decisionId }),
    ).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('is out of Arbetsförmedlingen’s sight, on the page and in PostgreSQL', async () => {
    const built = await buildCase(world, registered(world), assessed);
    const { decisionId } = await decide(built);
    const { officer } = world.office;
    await expect(getDecision(contextOf(officer), { caseId: built.caseId, decisionId })).rejects.toMatchObject({
      reason: 'notPermitted',
    });
    await expect(listCaseDecisions(contextOf(officer), built)).rejects.toMatchObject({ reason: 'notPermitted' });
    expect(await withActor(officer, (db) => db.decision.count())).toBe(0);
    expect(await withActor(world.bergvik.socialWorker, (db) => db.decision.count())).toBe(0);
  });

  it('is never changed or taken away, nor made by another party or twice', async () => {
    const built = await buildCase(world, assessed);
    const { decisionId } = await decide(built);
    const client = await ownerClient();
    await expect(client.query(`update decisions set reasons = 'x' where id = $1`, [decisionId])).rejects.toThrow(
      /only added/,
    );
    await expect(client.query('delete from decisions where id = $1', [decisionId])).rejects.toThrow(/only added/);
    await expect(
      withActor(world.almby.socialWorker, (db) => db.$executeRaw`update decisions set reasons = 'x'`),
    ).rejects.toThrow(/permission denied/);
    const again = (by: string, basis: string) =>
      client.query(
        `insert into decisions (municipality_id, case_id, kinds, assessment_id, basis, from_on, content, reasons, decided_by, decided_at)
         select municipality_id, case_id, kinds, assessment_id, $3, from_on, content, reasons, $2, $4 from decisions where id = $1`,
        [decisionId, by, basis, NOW],
      );
    await expect(again(world.office.officer.userId, 'x')).rejects.toThrow(/own municipality/);
    await expect(again(world.bergvik.socialWorker.userId, 'x')).rejects.toThrow(/own municipality/);
    const { rows } = await client.query<{ basis: string }>('select basis from decisions where id = $1', [decisionId]);
    await expect(again(world.almby.socialWorker.userId, rows[0]?.basis ?? '')).rejects.toThrow(/decisions_once/);
  });
});
