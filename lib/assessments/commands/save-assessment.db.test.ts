import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getAssessmentPage, saveAssessment } from '@/lib/assessments/server';
import { withActor } from '@/lib/platform/database';
import { addDays } from '@/lib/time';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildAssessment, deduct, exempt } from '@/tests/builders/weekly-rules';
import { buildWorld, contextOf, NOW, THIS_MONDAY, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { type Assessment, LEGAL_GROUNDS } from '../rules/assessment';
import { findGroundPeriod } from '../rules/law';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

async function basisOf({ caseId }: BuiltCase, actor: Actor = world.almby.socialWorker) {
  return (await getAssessmentPage(contextOf(actor), { caseId })).basis;
}

async function save(
  built: BuiltCase,
  traits: Partial<Assessment> = {},
  {
    actor = world.almby.socialWorker,
    childrenBornOn = [],
    basis,
  }: { actor?: Actor; childrenBornOn?: string[]; basis?: string } = {},
) {
  const { id: _id, ...assessment } = buildAssessment(traits);
  return saveAssessment(contextOf(actor), {
    caseId: built.caseId,
    basis: basis ?? (await basisOf(built)),
    assessment,
    childrenBornOn,
  });
}

async function seriesOf({ caseId }: BuiltCase) {
  const client = await ownerClient();
  const { rows } = await client.query<Record<string, unknown>>(
    `select valid_from::text, valid_to::text, ability_minutes, source,
       (select count(*)::int from assessment_deductions d where d.assessment_id = a.id) as deductions,
       (select count(*)::int from assessment_exemptions e where e.assessment_id = a.id) as exemptions
     from assessments a where case_id = $1 order by valid_from`,
    [caseId],
  );
  return rows;
}

async function weekOf({ caseId }: BuiltCase, monday = THIS_MONDAY) {
  const client = await ownerClient();
  const { rows } = await client.query('select * from case_weeks where case_id = $1 and week = $2', [caseId, monday]);
  return rows[0];
}

async function auditOf({ caseId }: BuiltCase) {
  const client = await ownerClient();
  const { rows } = await client.query<{ action: string; subject_id: string; detail: Record<string, unknown> }>(
    `select action, user_id, municipality_id, subject_id, detail from audit_events where case_id = $1 and action like 'assessment.%' and action <> 'assessment.read' order by id`,
    [caseId],
  );
  return rows;
}

describe('saving an assessment', () => {
  it('answers with what it asks for, and the week and its counters follow', async () => {
    const built = await buildCase(world, {});
    expect(await weekOf(built)).toMatchObject({ level: 'NOT_ASSESSED', required_minutes: 0 });
    const saved = await save(built, { deductions: [deduct('JOB_SEARCH', 5)] }, { childrenBornOn: ['2020-05-04'] });
    expect(saved).toMatchObject({ fullTimeMinutes: 1800, requiredMinutes: 1500 });
    expect(await weekOf(built)).toMatchObject({
      level: 'NO_PLAN',
      required_minutes: 1500,
      child_reduction_minutes: 600,
    });
    const client = await ownerClient();
    const { rows } = await client.query(
      `select sum(required_minutes)::int as counted, (select sum(required_minutes)::int from case_weeks w where w.unit_id = u.unit_id and w.week = u.week) as kept
       from unit_weeks u where unit_id = $1 and week = $2 group by unit_id, week`,
      [built.unitId, THIS_MONDAY],
    );
    expect(rows[0]?.counted).toBe(rows[0]?.kept);
  });

  it('ends the earlier one the day before', async () => {
    const built = await buildCase(world, assessed);
    await save(built, { validFrom: TODAY, abilityMinutes: 1200, abilityReason: 'Läkarutlåtande' });
    expect(await seriesOf(built)).toMatchObject([
      { valid_from: '2026-10-01', valid_to: '2026-11-17', ability_minutes: 2400, deductions: 1 },
      { valid_from: TODAY, valid_to: null, ability_minutes: 1200, deductions: 0 },
    ]);
    // Two days of the old and three of the new: 2/5 × 35 h + 3/5 × 20 h.
    expect(await weekOf(built)).toMatchObject({ required_minutes: 1560 });
    expect(await weekOf(built, '2026-11-09')).toMatchObject({ required_minutes: 2100 });
  });

  it('corrects the one that begins on the same day, and the audit keeps what it said', async () => {
    const built = await buildCase(world, assessed);
    const saved = await save(built, { exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50 })] });
    expect(saved.assessmentId).toBe(built.assessmentIds[0]);
    expect(await seriesOf(built)).toMatchObject([
      { valid_from: '2026-10-01', deductions: 0, exemptions: 1, source: 'OFFICER' },
    ]);
    expect(await weekOf(built, '2026-10-26')).toMatchObject({ required_minutes: 1200 });
    expect(await auditOf(built)).toMatchObject([
      {
        action: 'assessment.correct',
        user_id: world.almby.socialWorker.userId,
        municipality_id: world.almby.id,
        subject_id: saved.assessmentId,
        detail: {
          requiredMinutes: 1200,
          before: { abilityMinutes: 2400, deductions: [{ kind: 'JOB_SEARCH', minutes: 300 }] },
        },
      },
    ]);
  });

  it('makes the household what was assessed, in every week of the case', async () => {
    const built = await buildCase(world, assessed, {
      childrenBornOn: ['2020-05-04', '2021-01-01'],
      openedOn: '2026-10-05',
      weeksFrom: '2026-10-05',
    });
    expect(await weekOf(built, '2026-10-12')).toMatchObject({ required_minutes: 1500 });
    await save(built, { validFrom: TODAY, deductions: [deduct('JOB_SEARCH', 5)] }, { childrenBornOn: ['2015-01-01'] });
    const client = await ownerClient();
    const { rows } = await client.query(`select born_on::text from children where case_id = $1`, [built.caseId]);
    expect(rows).toEqual([{ born_on: '2015-01-01' }]);
    expect(await weekOf(built, '2026-10-12')).toMatchObject({ required_minutes: 2100, child_reduction_minutes: 0 });
  });

  it('leaves an audit row with codes and minutes and none of the reasons', async () => {
    const built = await buildCase(world, {});
    await save(built, {
      abilityMinutes: 600,
      abilityReason: 'Hemlig diagnos',
      deductions: [{ kind: 'OTHER_DUTIES', minutes: 60, reason: 'Hemlig vård' }],
    });
    const audit = await auditOf(built);
    expect(audit).toMatchObject([
      { action: 'assessment.write', detail: { abilityMinutes: 600, requiredMinutes: 540, closes: null, before: null } },
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/Hemlig/);
  });
});

describe('what an exemption rests on', () => {
  const certificate = { text: 'Hemligt läkarintyg', seenOn: '2026-11-10' };

  it('is kept with the one who saw it, also when someone else assesses later', async () => {
    const built = await buildCase(world, {});
    await save(built, { exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50, evidence: certificate })] });
    await save(
      built,
      {
        validFrom: TODAY,
        exemptions: [
          exempt('SICKNESS_BENEFIT', { sharePercent: 75, evidence: certificate }),
          exempt('PENSION_AGE', { evidence: { text: 'Pensionsbesked', seenOn: TODAY } }),
        ],
      },
      { actor: world.almby.unitManager },
    );
    const page = await getAssessmentPage(contextOf(world.almby.socialWorker), built);
    expect(page.assessments[0]?.exemptions).toMatchObject([
      { kind: 'PENSION_AGE', evidence: { text: 'Pensionsbesked', seenByName: world.almby.unitManager.name } },
      { kind: 'SICKNESS_BENEFIT', evidence: { ...certificate, seenByName: world.almby.socialWorker.name } },
    ]);
    expect(JSON.stringify(await auditOf(built))).not.toMatch(/Hemligt/);
  });

  it('may be missing, and is then missing on the page', async () => {
    const built = await buildCase(world, {});
    await save(built, { exemptions: [exempt('PENSION_AGE')] });
    const page = await getAssessmentPage(contextOf(world.almby.socialWorker), built);
    expect(page.assessments[0]?.exemptions).toMatchObject([{ kind: 'PENSION_AGE', evidence: null }]);
  });

  it('was not seen on a day to come; the refusal stands beside the row of its kind', async () => {
    const built = await buildCase(world, {});
    const evidence = { text: 'Intyg', seenOn: '2026-11-19' };
    await expect(save(built, { exemptions: [exempt('PENSION_AGE', { evidence })] })).rejects.toMatchObject({
      fields: { 'exemptions.6.seenOn': 'assessmentEvidenceAhead' },
    });
  });

  it('is out of Arbetsförmedlingen’s sight in PostgreSQL itself', async () => {
    const built = await buildCase(world, registered(world));
    await save(built, { exemptions: [exempt('SICKNESS_BENEFIT', { evidence: certificate })] });
    const where = { caseId: built.caseId };
    const countFor = (actor: Actor) => withActor(actor, (db) => db.exemptionEvidence.count({ where }));
    expect(await countFor(world.almby.socialWorker)).toBe(1);
    expect(await countFor(world.office.officer)).toBe(0);
    expect(await countFor(world.bergvik.socialWorker)).toBe(0);
  });
});

describe('refusals, after which nothing is written', () => {
  const outsiders: [string, () => Actor, string][] = [
    ['another unit', () => world.almby.southSocialWorker, 'notFound'],
    ['another municipality', () => world.bergvik.socialWorker, 'notFound'],
    ['AF, which sees the case', () => world.office.officer, 'wrongParty'],
    ['a provider', () => world.stigen.coach, 'notFound'],
    ['the administrator', () => world.almby.administrator, 'notFound'],
  ];
  it.each(outsiders)('from %s', async (_name, actor, reason) => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const basis = await basisOf(built);
    await expect(save(built, { validFrom: TODAY }, { actor: actor(), basis })).rejects.toMatchObject({ reason });
    expect(await seriesOf(built)).toHaveLength(1);
  });

  it('for a protected person, from anyone but the named', async () => {
    const built = await buildCase(world, assessed, protectedFor(world.almby.otherSocialWorker));
    const basis = await basisOf(built, world.almby.otherSocialWorker);
    await expect(save(built, { validFrom: TODAY }, { basis })).rejects.toMatchObject({ reason: 'notFound' });
    await save(built, { validFrom: TODAY }, { basis, actor: world.almby.otherSocialWorker });
    expect(await seriesOf(built)).toHaveLength(2);
  });

  it.each([
    ['begins more than a year ahead', { validFrom: '2027-12-01' }, { validFrom: 'assessmentTooFarAhead' }],
    [
      'has a ground not yet in force',
      { ground: 'SECTION_12_4_G', validFrom: TODAY },
      { ground: 'assessmentGroundNotInForce' },
    ],
    [
      'has less ability and no reason',
      { validFrom: TODAY, abilityMinutes: 600 },
      { abilityReason: 'assessmentAbilityReasonMissing' },
    ],
    ['ends before it begins', { validFrom: TODAY, validTo: '2026-11-01' }, { validTo: 'assessmentEndsBeforeStart' }],
    [
      'reaches into a later one',
      { validFrom: '2026-09-01', ground: 'VOLUNTARY' },
      { validTo: 'assessmentLaterExists' },
    ],
  ] as const)('when it %s', async (_name, traits, fields) => {
    const built = await buildCase(world, assessed);
    await expect(save(built, traits)).rejects.toMatchObject({ reason: 'invalidInput', fields });
    expect(await seriesOf(built)).toHaveLength(1);
  });

  it('when the case is closed', async () => {
    const built = await buildCase(world, assessed, { closedOn: '2026-11-10' });
    await expect(save(built, { validFrom: TODAY })).rejects.toMatchObject({ reason: 'assessmentCaseClosed' });
  });

  it('when someone has assessed, or an import has changed the household, since the page was read', async () => {
    const built = await buildCase(world, assessed);
    const basis = await basisOf(built);
    await save(built, { validFrom: TODAY }, { actor: world.almby.unitManager });
    await expect(save(built, { validFrom: '2026-11-19' }, { basis })).rejects.toMatchObject({
      reason: 'assessmentChangedMeanwhile',
    });
    const fresh = await basisOf(built);
    const client = await ownerClient();
    await client.query(`insert into children (municipality_id, case_id, born_on) values ($1, $2, '2026-11-01')`, [
      built.municipalityId,
      built.caseId,
    ]);
    await expect(save(built, { validFrom: '2026-11-19' }, { basis: fresh })).rejects.toMatchObject({
      reason: 'assessmentChangedMeanwhile',
    });
    expect(await seriesOf(built)).toHaveLength(2);
  });

  it('for all but one of several who save at once', async () => {
    const built = await buildCase(world, assessed);
    const basis = await basisOf(built);
    const officers = [
      world.almby.socialWorker,
      world.almby.otherSocialWorker,
      world.almby.unitManager,
      world.almby.headManager,
    ];
    const outcomes = await Promise.allSettled(
      officers.map((actor, index) =>
        save(built, { validFrom: TODAY, abilityMinutes: 2400 - index * 60, abilityReason: 'x' }, { actor, basis }),
      ),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason.reason);
    expect(refused).toEqual(['assessmentChangedMeanwhile', 'assessmentChangedMeanwhile', 'assessmentChangedMeanwhile']);
    expect(await seriesOf(built)).toHaveLength(2);
    expect(await auditOf(built)).toHaveLength(1);
  });

  it('by the database itself, if two assessments should ever hold on one day', async () => {
    const built = await buildCase(world, assessed);
    const client = await ownerClient();
    await expect(
      client.query(
        `insert into assessments (municipality_id, case_id, valid_from, ground, ability_minutes, created_by, created_at) values ($1, $2, $3, 'VOLUNTARY', 2400, $4, $5)`,
        [built.municipalityId, built.caseId, TODAY, world.almby.socialWorker.userId, NOW],
      ),
    ).rejects.toThrow(/assessments_no_overlap/);
  });
});

describe('a ground and its first day', () => {
  const grounds = LEGAL_GROUNDS.flatMap((ground) => {
    const { fromOn } = findGroundPeriod(ground);
    return fromOn === null ? [] : [[ground, fromOn] as const];
  });

  it.each(grounds)('%s from %s: PostgreSQL keeps the day that the law has', async (ground, fromOn) => {
    const built = await buildCase(world, { hasWeeks: false });
    const client = await ownerClient();
    const insert = (validFrom: string) =>
      client.query(
        `insert into assessments (municipality_id, case_id, valid_from, ground, ability_minutes, created_by, created_at) values ($1, $2, $3, $4, 2400, $5, $6)`,
        [built.municipalityId, built.caseId, validFrom, ground, world.almby.socialWorker.userId, NOW],
      );
    await expect(insert(addDays(fromOn, -1))).rejects.toThrow(/assessments_ground_in_force/);
    await expect(insert(fromOn)).resolves.toMatchObject({ rowCount: 1 });
  });
});

describe('the page of assessments', () => {
  it('lists the series with what each asks for, newest first, and leaves a row in the audit', async () => {
    const built = await buildCase(world, assessed, { childrenBornOn: ['2020-05-04'] });
    await save(built, { validFrom: TODAY }, { childrenBornOn: ['2020-05-04'] });
    const page = await getAssessmentPage(contextOf(world.almby.jobCoach), built);
    expect(page.assessments).toMatchObject([
      { validFrom: TODAY, validTo: null, requiredMinutes: 1800, isInForce: true, createdByName: 'Sara Holm' },
      { validFrom: '2026-10-01', validTo: '2026-11-17', requiredMinutes: 1500, isInForce: false },
    ]);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select 1 from audit_events where case_id = $1 and action = 'assessment.read' and user_id = $2`,
      [built.caseId, world.almby.jobCoach.userId],
    );
    expect(rows).toHaveLength(1);
  });

  it('is the municipality’s alone', async () => {
    const built = await buildCase(world, registered(world), assessed);
    await expect(getAssessmentPage(contextOf(world.office.officer), built)).rejects.toMatchObject({
      reason: 'notPermitted',
    });
    await expect(getAssessmentPage(contextOf(world.bergvik.socialWorker), built)).rejects.toMatchObject({
      reason: 'notFound',
    });
  });
});
