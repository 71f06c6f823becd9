import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import type { SaveMonthInput } from '@/lib/monthly-assessments';
import {
  correctMonth,
  getEmploymentMonthPage,
  getMonthPage,
  saveMonth,
  writeMonthNote,
} from '@/lib/monthly-assessments/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { readTaskRequest } from '@/lib/tasks';
import { getTaskPage } from '@/lib/tasks/server';
import {
  assessed,
  type CaseTraits,
  protectedFor,
  registered,
  withPlanInForce,
  withYoungChild,
} from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const MONTH = '2026-11';
const LATER = new Date(NOW.getTime() + 3_600_000);
const decision = { outcome: 'CONTINUES', text: 'Inga förändringar.' } as const;

function build(...traits: CaseTraits[]): Promise<BuiltCase> {
  return buildCase(world, registered(world), assessed, withPlanInForce, ...traits);
}

const pageOf = (actor: Actor, { caseId }: { caseId: string }, month = MONTH, today = TODAY) =>
  getMonthPage(contextOf(actor, { today }), { caseId, month });

async function save(actor: Actor, { caseId }: { caseId: string }, change: Partial<SaveMonthInput> = {}, moment = {}) {
  const { basis } = await pageOf(world.almby.socialWorker, { caseId });
  return saveMonth(contextOf(actor, moment), { caseId, month: MONTH, ...decision, seen: basis.keys, ...change });
}

async function rowsOf<Row>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = await ownerClient();
  return (await client.query(sql, values)).rows as Row[];
}

describe('the month of a case', () => {
  it('holds what has happened since last time, the newest first, with who', async () => {
    const built = await build({ breaks: [{ fromOn: '2026-11-23', toOn: '2026-11-27' }] });
    const { basis } = await pageOf(world.almby.socialWorker, built);
    expect(basis).toMatchObject({ isFirst: true, sinceOn: '2026-10-18', thisWeek: '2026-W47' });
    expect(basis.facts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['BREAK', 'ASSESSMENT_MADE']));
    expect(basis.facts[0]).toMatchObject({ kind: 'BREAK', values: { from: '2026-11-23', to: '2026-11-27' } });
    expect(basis.facts.find(({ kind }) => kind === 'ASSESSMENT_MADE')).toMatchObject({
      byName: 'Sara Holm',
      path: '/bedomning',
    });
    expect(basis.standing).toMatchObject({
      requirement: { requiredMinutes: 2100 },
      registration: { registeredSince: '2025-11-01', jobseekerCategory: '11' },
      plan: { number: 1 },
      breaks: [{ fromOn: '2026-11-23', toOn: '2026-11-27' }],
    });
    expect(basis.standing.contacts.map(({ name }) => name)).toEqual(['Sara Holm', 'Anna Ros']);
    expect(basis.missing.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['GAP_WITHOUT_CAUSE', 'WEEK_UNREPORTED']),
    );
  });

  it('knows every kind of thing that may happen, each from its own source', async () => {
    const built = await build({
      referral: { state: 'STARTED', startsOn: '2026-11-10' },
      registeredSince: '2026-11-02',
    });
    const client = await ownerClient();
    const cause = await insertRow(client, 'gap_causes', {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      code: 'NO_PLACE',
      owner: 'MUNICIPALITY',
      from_on: '2026-11-02',
      recorded_by: world.almby.jobCoach.userId,
      recorded_at: NOW,
    });
    const note = {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      gap_cause_id: cause,
      written_by: world.almby.jobCoach.userId,
    };
    await insertRow(client, 'barrier_notes', {
      ...note,
      kind: 'FOLLOW_UP',
      text: 'Ringt',
      written_by_party: 'MUNICIPALITY',
      written_at: NOW,
    });
    const attendance = await insertRow(client, 'attendances', {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      lineage_id: built.activities[0]?.lineageId ?? '',
      attended_on: '2026-11-09',
      planned_minutes: 480,
      present_minutes: 0,
      status: 'UNEXCUSED_ABSENCE',
      reported_by: world.almby.jobCoach.userId,
      reported_at: NOW,
    });
    await client.query(
      `update attendances set present_minutes = 60, correction_reason = 'Kom sent', reported_at = $2 where id = $1`,
      [attendance, NOW],
    );
    const { basis } = await pageOf(world.almby.socialWorker, built);
    const kinds = new Set(basis.facts.map(({ kind }) => kind));
    for (const kind of [
      'ASSESSMENT_MADE',
      'PLAN_APPROVED',
      'CONSULTATION_REQUESTED',
      'CONSULTATION_CONCLUDED',
      'REFERRAL_DECIDED',
      'REFERRAL_STARTED',
      'BARRIER_RECORDED',
      'BARRIER_FOLLOWED_UP',
      'REGISTERED',
      'ATTENDANCE_CORRECTED',
      'UNEXCUSED',
    ]) {
      expect(kinds, kind).toContain(kind);
    }
    expect(basis.facts.find(({ kind }) => kind === 'ATTENDANCE_CORRECTED')?.path).toBe('/narvaro/2026-W46');
    expect(new Set(basis.keys).size).toBe(basis.keys.length);
  });

  it('is as last time once it has been assessed, until something happens', async () => {
    const built = await build();
    await save(world.almby.socialWorker, built, {}, { now: LATER });
    const after = await pageOf(world.almby.socialWorker, built, '2026-12', '2026-12-02');
    expect(after.basis).toMatchObject({ isFirst: false, sinceOn: TODAY });
    expect(after.basis.facts).toEqual([]);
    expect(after.previousMonth).toBe(MONTH);
    const client = await ownerClient();
    await client.query(`update cases set programme_code = 'ROM', programme_extent_minutes = 2400 where id = $1`, [
      built.caseId,
    ]);
    const changed = await pageOf(world.almby.socialWorker, built, '2026-12', '2026-12-02');
    expect(changed.basis.facts).toMatchObject([{ kind: 'PROGRAMME_CHANGED', values: { from: 'NONE', to: 'ROM' } }]);
  });

  it('is not found before it has begun, when it is none, and out of reach', async () => {
    const built = await build();
    for (const month of ['2026-12', '2026-13', 'nu']) {
      await expect(pageOf(world.almby.socialWorker, built, month)).rejects.toMatchObject({ reason: 'notFound' });
    }
    for (const actor of [
      world.bergvik.socialWorker,
      world.almby.southSocialWorker,
      world.office.officer,
      world.stigen.coach,
    ]) {
      await expect(pageOf(actor, built)).rejects.toMatchObject({ reason: 'notFound' });
    }
    const secret = await build(protectedFor(world.almby.unitManager));
    await expect(pageOf(world.almby.socialWorker, secret)).rejects.toMatchObject({ reason: 'notFound' });
    expect(await pageOf(world.almby.unitManager, secret)).toMatchObject({ hindrance: null });
  });

  it('is audited when it is read', async () => {
    const built = await build();
    await pageOf(world.almby.jobCoach, built);
    expect(
      await rowsOf(
        `select user_id, detail from audit_events where case_id = $1 and action = 'monthly-assessment.read'`,
        [built.caseId],
      ),
    ).toEqual([{ user_id: world.almby.jobCoach.userId, detail: { month: MONTH } }]);
  });
});

describe('saving the month', () => {
  it('keeps the decision with the figures it was made on, and leaves an audit row without the text', async () => {
    const built = await build();
    expect(await save(world.almby.socialWorker, built)).toMatchObject({ state: 'SAVED' });
    const page = await pageOf(world.almby.socialWorker, built);
    expect(page.written).toMatchObject([
      { outcome: 'CONTINUES', text: 'Inga förändringar.', decidedByName: 'Sara Holm' },
    ]);
    expect(page.snapshot).toMatchObject({ requiredMinutes: 2100, level: 'BELOW_FULL_TIME', planNumber: 1 });
    const [audit] = await rowsOf<{ detail: object }>(
      `select detail from audit_events where case_id = $1 and action = 'monthly-assessment.save'`,
      [built.caseId],
    );
    expect(audit?.detail).toEqual({ month: MONTH, outcome: 'CONTINUES' });
  });

  it('writes nothing when something has come since the page was read, and tells what', async () => {
    const built = await build();
    const { basis } = await pageOf(world.almby.socialWorker, built);
    const client = await ownerClient();
    await insertRow(client, 'break_periods', {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      from_on: '2026-11-30',
      to_on: '2026-12-04',
      reason: '',
    });
    const result = await save(world.almby.socialWorker, built, { seen: basis.keys });
    expect(result).toMatchObject({
      state: 'STALE',
      basis: { facts: expect.arrayContaining([expect.objectContaining({ kind: 'BREAK' })]) },
    });
    if (result.state !== 'STALE') return;
    expect(result.news).toEqual([expect.stringMatching(/^BREAK:/)]);
    expect((await pageOf(world.almby.socialWorker, built)).written).toEqual([]);
    // Having seen it, one saves.
    expect(await save(world.almby.socialWorker, built, { seen: result.basis.keys })).toMatchObject({ state: 'SAVED' });
  });

  it('is done once, also by two at once', async () => {
    const built = await build();
    const results = await Promise.allSettled([
      save(world.almby.socialWorker, built),
      save(world.almby.unitManager, built),
    ]);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { reason: 'monthAlreadyAssessed' } },
    ]);
    expect((await pageOf(world.almby.socialWorker, built)).written).toHaveLength(1);
  });

  it('refuses a month that is over, one before a later that is written, a closed case, another party and another’s case', async () => {
    const built = await build();
    await expect(save(world.almby.socialWorker, built, { month: '2026-09' })).rejects.toMatchObject({
      reason: 'monthTooOld',
    });
    await expect(save(world.almby.socialWorker, built, { month: '2026-12' })).rejects.toMatchObject({
      reason: 'monthNotBegun',
    });
    await save(world.almby.socialWorker, built);
    await expect(save(world.almby.socialWorker, built, { month: '2026-10' })).rejects.toMatchObject({
      reason: 'monthTooOld',
    });
    const closed = await build({ closedOn: '2026-11-10' });
    await expect(save(world.almby.socialWorker, closed)).rejects.toMatchObject({ reason: 'monthCaseClosed' });
    const other = await build();
    await expect(save(world.office.officer, other)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(save(world.bergvik.socialWorker, other)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(save(world.almby.southSocialWorker, other)).rejects.toMatchObject({ reason: 'notFound' });
    const secret = await build(protectedFor(world.almby.unitManager));
    await expect(
      saveMonth(contextOf(world.almby.socialWorker), { caseId: secret.caseId, month: MONTH, ...decision, seen: [] }),
    ).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('correcting the month', () => {
  const correction = { outcome: 'PLAN_TO_BE_CHANGED', text: 'Planen ska ses över.', reason: 'Skrev fel' } as const;

  it('keeps what it replaces, and the figures', async () => {
    const built = await build();
    await save(world.almby.socialWorker, built);
    const [first] = (await pageOf(world.almby.socialWorker, built)).written;
    const input = { caseId: built.caseId, month: MONTH, replacesId: first?.id ?? '', ...correction };
    await correctMonth(contextOf(world.almby.unitManager, { now: LATER }), input);
    const page = await pageOf(world.almby.socialWorker, built);
    expect(page.written).toMatchObject([
      { outcome: 'PLAN_TO_BE_CHANGED', correctionReason: 'Skrev fel', decidedByName: 'Eva Nord' },
      { id: first?.id, outcome: 'CONTINUES' },
    ]);
    expect(page.snapshot?.requiredMinutes).toBe(2100);
    await expect(correctMonth(contextOf(world.almby.socialWorker, { now: LATER }), input)).rejects.toMatchObject({
      reason: 'monthCorrectedMeanwhile',
    });
    expect(
      await rowsOf(
        `select detail->>'outcome' as outcome from audit_events where case_id = $1 and action = 'monthly-assessment.correct'`,
        [built.caseId],
      ),
    ).toEqual([{ outcome: 'PLAN_TO_BE_CHANGED' }]);
  });

  it('is of the same case and month, and of one’s own reach', async () => {
    const [built, other] = [await build(), await build()];
    await save(world.almby.socialWorker, built);
    const [first] = (await pageOf(world.almby.socialWorker, built)).written;
    const input = { caseId: built.caseId, month: MONTH, replacesId: first?.id ?? '', ...correction };
    const attempt = (actor: Actor, change: object = {}) => correctMonth(contextOf(actor), { ...input, ...change });
    await expect(attempt(world.almby.socialWorker, { caseId: other.caseId })).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(attempt(world.almby.socialWorker, { month: '2026-10' })).rejects.toMatchObject({ reason: 'notFound' });
    await expect(attempt(world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(attempt(world.office.officer)).rejects.toMatchObject({ reason: 'wrongParty' });
  });
});

describe('Arbetsförmedlingen’s side of the month', () => {
  const askedBy = (actor: Actor, { caseId }: { caseId: string }) =>
    getEmploymentMonthPage(contextOf(actor), { caseId, month: MONTH });

  it('shows what it may see and nothing of health, household or the municipality’s text', async () => {
    const built = await build(withYoungChild, {
      gapCause: { code: 'HEALTH', owner: 'HEALTH', note: 'väntar på operation' },
      assessments: [
        {
          abilityMinutes: 1200,
          abilityReason: 'Ryggbesvär',
          exemptions: [{ kind: 'SICKNESS_BENEFIT', sharePercent: 50, validTo: '2026-11-20' }],
        },
      ],
    });
    await save(world.almby.socialWorker, built, { text: 'Hemligt om hälsan' });
    const page = await askedBy(world.office.officer, built);
    const told = JSON.stringify(page);
    expect(told).not.toMatch(/HEALTH|operation|Ryggbesvär|SICKNESS|Hemligt|CHILD/);
    expect(page.basis.standing.requirement?.requiredMinutes).toBeGreaterThanOrEqual(0);
    for (const { path } of [...page.basis.missing, ...page.basis.facts]) expect(path).not.toMatch(/bedomning|franvaro/);
    for (const { path } of page.basis.missing) expect(path).not.toBe('/hinder');
  });

  it('is confirmed or added to, and read by the municipality', async () => {
    const built = await build();
    expect((await pageOf(world.almby.socialWorker, built)).note).toBeNull();
    const note = { caseId: built.caseId, month: MONTH };
    await writeMonthNote(contextOf(world.office.officer), { ...note, isConfirmed: true, text: '' });
    await writeMonthNote(contextOf(world.office.officer, { now: LATER }), {
      ...note,
      isConfirmed: false,
      text: 'Byter program',
    });
    expect((await pageOf(world.almby.socialWorker, built)).note).toMatchObject({
      isConfirmed: false,
      text: 'Byter program',
      writtenByName: 'Anna Ros',
      writtenOn: TODAY,
    });
    expect((await askedBy(world.office.officer, built)).notes).toHaveLength(2);
    expect(
      await rowsOf(`select detail from audit_events where case_id = $1 and action = 'monthly-note.write' order by at`, [
        built.caseId,
      ]),
    ).toMatchObject([{ detail: { hasText: false } }, { detail: { hasText: true, isConfirmed: false } }]);
  });

  it('is not the municipality’s to write, nor another office’s, nor of a closed case', async () => {
    const built = await build();
    const note = { caseId: built.caseId, month: MONTH, isConfirmed: true, text: '' };
    await expect(writeMonthNote(contextOf(world.almby.socialWorker), note)).rejects.toMatchObject({
      reason: 'wrongParty',
    });
    await expect(writeMonthNote(contextOf(world.bergvikOffice.officer), note)).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(writeMonthNote(contextOf(world.office.officer), { ...note, month: '2026-08' })).rejects.toMatchObject({
      reason: 'monthTooOld',
    });
    const closed = await build({ closedOn: '2026-11-10' });
    await expect(
      writeMonthNote(contextOf(world.office.officer), { ...note, caseId: closed.caseId }),
    ).rejects.toMatchObject({ reason: 'monthCaseClosed' });
  });
});

describe('the caseload', () => {
  it('is gone through one by one: those that have waited longest first, until none is left', async () => {
    const municipality = 'bergvik' as const;
    const worker = world.bergvik.socialWorker;
    const of = (traits: CaseTraits) => buildCase(world, assessed, { municipality, ...traits });
    const young = await of({ openedOn: '2026-09-01' });
    const old = await of({ openedOn: '2025-09-01' });
    await of({ openedOn: '2025-09-01', closedOn: '2026-10-01' });
    await of({ openedOn: '2025-09-01', responsible: world.bergvik.otherSocialWorker });
    await of({ openedOn: '2025-09-01', assistanceFromMonth: '2026-12-01' });
    const dueOf = async () => {
      const { sections } = await getTaskPage(contextOf(worker), readTaskRequest({ visa: 'manad' }, worker.role));
      return sections.flatMap(({ rows }) => rows.map((row) => ('person' in row ? row.person?.caseId : null)));
    };
    expect(await dueOf()).toEqual([old.caseId, young.caseId]);
    const done = async ({ caseId }: BuiltCase) => {
      const { basis } = await pageOf(worker, { caseId });
      return saveMonth(contextOf(worker), { caseId, month: MONTH, ...decision, seen: basis.keys });
    };
    expect(await done(old)).toEqual({ state: 'SAVED', nextCaseId: young.caseId });
    expect(await dueOf()).toEqual([young.caseId]);
    expect(await done(young)).toEqual({ state: 'SAVED', nextCaseId: null });
    expect(await dueOf()).toEqual([]);
    // The next month they all wait again, the one that was done first before the other.
    const next = await getTaskPage(
      contextOf(worker, { today: '2026-12-01' }),
      readTaskRequest({ visa: 'manad' }, worker.role),
    );
    expect(next.sections[0]).toMatchObject({
      key: 'MONTHLY',
      rows: expect.arrayContaining([expect.objectContaining({ lastMonth: MONTH })]),
    });
  });

  it('waits for those who decide, not for others', async () => {
    const kept = async (actor: Actor) =>
      (await getTaskPage(contextOf(actor), readTaskRequest({}, actor.role))).sections.some(
        ({ key }) => key === 'MONTHLY',
      );
    expect(await kept(world.bergvik.unitManager)).toBe(true);
    for (const actor of [world.bergvik.jobCoach, world.office.officer, world.stigen.coach])
      expect(await kept(actor)).toBe(false);
  });
});

describe('what PostgreSQL itself refuses', () => {
  async function reasonOf(actor: Actor, sql: string, values: unknown[]) {
    const error = await withActor(actor, (db) => db.$executeRawUnsafe(sql, ...values)).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error === null ? 'done' : (describeDatabaseRefusal(error)?.reason ?? 'fault');
  }
  const insert = `insert into monthly_assessments (municipality_id, case_id, month, outcome, text, basis, decided_by, decided_at)
    values ($1::uuid, $2::uuid, '2026-11-01', 'CONTINUES', $4, '{}', $3::uuid, now())`;

  it('a second of one month, an empty one, one in another’s name, and to change or remove what is written', async () => {
    const built = await build();
    const worker = world.almby.socialWorker;
    const values = [built.municipalityId, built.caseId, worker.userId];
    expect(await reasonOf(worker, insert, [...values, ' '])).toBe('fault');
    expect(await reasonOf(world.almby.unitManager, insert, [...values, 'x'])).toBe('fault');
    expect(
      await reasonOf(world.office.officer, insert, [
        built.municipalityId,
        built.caseId,
        world.office.officer.userId,
        'x',
      ]),
    ).toBe('fault');
    expect(await reasonOf(worker, insert, [...values, 'x'])).toBe('done');
    expect(await reasonOf(worker, insert, [...values, 'x'])).toBe('monthAlreadyAssessed');
    expect(
      await reasonOf(worker, `update monthly_assessments set text = 'y' where case_id = $1::uuid`, [built.caseId]),
    ).toBe('fault');
    expect(await reasonOf(worker, 'delete from monthly_assessments where case_id = $1::uuid', [built.caseId])).toBe(
      'fault',
    );
  });

  it('AF to read what the municipality has decided, and the municipality to write in AF’s name', async () => {
    const built = await build();
    await save(world.almby.socialWorker, built);
    const seen = await withActor(world.office.officer, (db) =>
      db.monthlyAssessment.count({ where: { caseId: built.caseId } }),
    );
    expect(seen).toBe(0);
    const note = `insert into monthly_notes (municipality_id, case_id, month, is_confirmed, written_by, written_at)
      values ($1::uuid, $2::uuid, '2026-11-01', true, $3::uuid, now())`;
    expect(
      await reasonOf(world.almby.socialWorker, note, [
        built.municipalityId,
        built.caseId,
        world.almby.socialWorker.userId,
      ]),
    ).toBe('fault');
    expect(
      await reasonOf(world.office.officer, note, [built.municipalityId, built.caseId, world.office.officer.userId]),
    ).toBe('done');
  });
});
