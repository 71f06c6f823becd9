import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { listCases } from '@/lib/cases/server';
import { answerConsultation, requestConsultation } from '@/lib/consultations/server';
import {
  assessed,
  inRomByFormOnly,
  protectedFor,
  registered,
  withPlanInForce,
  withProposedPlan,
  withYoungChild,
} from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { placementRequest } from '@/tests/builders/consultations';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { type CaseListRequest, readCaseListRequest } from '../rules/case-list';

let world: World;
const built: Record<string, BuiltCase> = {};

beforeAll(async () => {
  world = await buildWorld();
  const { almby } = world;
  const add = async (familyName: string, ...traits: Parameters<typeof buildCase>[1][]) => {
    built[familyName] = await buildCase(world, ...traits, { givenName: 'Test', familyName });
  };
  await add('Andersson', registered(world), assessed, withPlanInForce, { number: 'B-3' });
  await add('Öberg', registered(world), assessed, withYoungChild, withPlanInForce, {
    number: 'A-1',
    responsible: almby.otherSocialWorker,
  });
  await add('Åkesson', assessed, { number: 'A-2', gapCause: { code: 'HEALTH', owner: 'HEALTH' } });
  await add('Zetterlund', registered(world), assessed, withProposedPlan, {
    number: 'C-9',
    gapCause: { code: 'CHILDCARE_MISSING', owner: 'MUNICIPALITY' },
  });
  await add('Romsson', registered(world), inRomByFormOnly, {
    number: 'D-1',
    referral: { state: 'AWAITING_CONSULTATION' },
  });
  await add('Skyddad', registered(world), assessed, protectedFor(almby.socialWorker));
  await add('Syd', registered(world), { unit: 'south' });
  await add('Avslutad', { closedOn: '2026-10-30' });
  await add('Granne', registered(world), { municipality: 'bergvik' });
}, 60_000);

const everything: CaseListRequest = { scope: 'enheten', level: null, sort: 'namn', direction: 'ascending', page: 1 };
const list = (actor: Actor, request: Partial<CaseListRequest> = {}) =>
  listCases(contextOf(actor), { ...everything, ...request });
const namesOf = async (actor: Actor, request: Partial<CaseListRequest> = {}) =>
  (await list(actor, request)).rows.map(({ name }) => name.replace('Test ', ''));

describe('the list of cases', () => {
  it('holds the unit’s open cases in Swedish order, the protected ones only for those who are named', async () => {
    const { socialWorker, otherSocialWorker } = world.almby;
    expect(await namesOf(socialWorker)).toEqual(['Andersson', 'Romsson', 'Skyddad', 'Zetterlund', 'Åkesson', 'Öberg']);
    expect(await namesOf(otherSocialWorker)).toEqual(['Andersson', 'Romsson', 'Zetterlund', 'Åkesson', 'Öberg']);
  });

  it('holds the officer’s own cases', async () => {
    expect(await namesOf(world.almby.otherSocialWorker, { scope: 'mina' })).toEqual(['Öberg']);
    expect(await namesOf(world.office.officer, { scope: 'mina' })).toContain('Andersson');
    expect(await namesOf(world.office.otherOfficer, { scope: 'mina' })).toEqual([]);
  });

  it('holds for AF those who are registered, in every municipality that it serves and in no other', async () => {
    expect(await namesOf(world.office.officer, { scope: 'alla' })).toEqual([
      'Andersson',
      'Granne',
      'Romsson',
      'Syd',
      'Zetterlund',
      'Öberg',
    ]);
    expect(await namesOf(world.bergvikOffice.officer, { scope: 'alla' })).toEqual(['Granne']);
  });

  it('is the whole municipality’s for a manager without a unit', async () => {
    expect(await namesOf(world.almby.headManager)).toContain('Syd');
    expect(await namesOf(world.almby.southUnitManager)).toEqual(['Syd']);
  });

  it('shows the week, the gap with its cause and owner, the plan and the samråd of each', async () => {
    const { rows, week } = await list(world.almby.socialWorker);
    const byName = new Map(rows.map((row) => [row.name.replace('Test ', ''), row]));
    expect(week).toBe('2026-W47');
    expect(byName.get('Andersson')).toMatchObject({
      number: 'B-3',
      unitName: 'Enhet Norr',
      responsibleName: 'Sara Holm',
      level: 'BELOW_FULL_TIME',
      requiredMinutes: 2100,
      assignedMinutes: 1920,
      gapMinutes: 180,
      week: { occupation: 0, jobSearch: 300, assigned: 1920, otherDuties: 0, gap: 180 },
      gapCause: { code: 'UNKNOWN', owner: 'UNKNOWN' },
      planStatus: 'IN_FORCE',
      hasProposal: false,
      consultation: null,
    });
    expect(byName.get('Åkesson')).toMatchObject({
      level: 'NO_PLAN',
      planStatus: 'NONE',
      gapCause: { code: 'HEALTH', owner: 'HEALTH' },
    });
    expect(byName.get('Zetterlund')).toMatchObject({ planStatus: 'PROPOSED', gapCause: { code: 'CHILDCARE_MISSING' } });
    expect(byName.get('Öberg')).toMatchObject({ level: 'FULL_TIME', week: { otherDuties: 600 } });
    expect(byName.get('Romsson')).toMatchObject({
      level: 'EXEMPT',
      isFormallyFullTimeOnly: true,
      consultation: { state: 'REQUESTED', waitsFor: 'MUNICIPALITY', workingDaysLeft: 4 },
    });
    expect(byName.get('Skyddad')).toMatchObject({ isProtected: true });
  });

  it('waits for the party that asked where the other has proposed something else', async () => {
    const { caseId } = await buildCase(world, registered(world), assessed, withPlanInForce, {
      municipality: 'bergvik',
      familyName: 'Motström',
    });
    const { socialWorker } = world.bergvik;
    const shown = async () =>
      (await list(socialWorker)).rows.find((row) => row.caseId === caseId)?.consultation?.waitsFor;
    const asked = {
      caseId,
      consultationId: (
        await requestConsultation(contextOf(socialWorker), { ...placementRequest({ caseId } as BuiltCase) })
      ).consultationId,
    };
    expect(await shown()).toBe('EMPLOYMENT_SERVICE');
    await answerConsultation(contextOf(world.bergvikOffice.officer), {
      ...asked,
      answer: 'COUNTER',
      answerReasons: 'Yrkesutbildningen börjar först',
      counterKind: 'OTHER_START',
      counterStartsOn: '2026-12-14',
    });
    expect(await shown()).toBe('MUNICIPALITY');
  });

  it('tells AF nothing of health or household', async () => {
    const { rows } = await list(world.office.officer, { scope: 'alla' });
    const byName = new Map(rows.map((row) => [row.name.replace('Test ', ''), row]));
    expect(byName.get('Öberg')?.week.otherDuties).toBe(0);
    expect(byName.get('Zetterlund')).toMatchObject({ gapMinutes: 2100, gapCause: null });
  });

  it.each([
    ['arende', 'ascending', ['A-1', 'A-2', 'B-3', 'C-9']],
    ['lucka', 'descending', ['A-2', 'C-9', 'B-3', 'A-1']],
    ['timmar', 'descending', ['A-1', 'B-3', 'A-2', 'C-9']],
    ['plan', 'ascending', ['A-1', 'B-3', 'C-9', 'A-2']],
    ['niva', 'ascending', ['A-2', 'C-9', 'B-3', 'A-1']],
  ] as const)('sorts by %s %s', async (sort, direction, expected) => {
    const { rows } = await list(world.almby.otherSocialWorker, { sort, direction });
    const numbers = rows.map(({ number }) => number).filter((number) => number !== 'D-1');
    expect(
      sort === 'niva' || sort === 'lucka' || sort === 'timmar' || sort === 'plan' ? numbers.toSorted() : numbers,
    ).toEqual(sort === 'arende' ? expected : expected.toSorted());
    const values = rows.map(
      (row) => ({ lucka: row.gapMinutes, timmar: row.assignedMinutes })[sort as 'lucka' | 'timmar'],
    );
    if (sort === 'lucka' || sort === 'timmar') expect(values).toEqual(values.toSorted((a, b) => b - a));
    else if (sort !== 'arende')
      expect(numbers[0]).toSatisfy((first: string) => expected.slice(0, 2).includes(first as never));
  });

  it('filters by level and counts every level of the scope', async () => {
    const page = await list(world.almby.socialWorker, { level: 'FORMALLY_FULL_TIME' });
    expect(page.rows.map(({ number }) => number)).toEqual(['D-1']);
    expect(page.totalCount).toBe(1);
    expect(page.countByLevel).toEqual({ BELOW_FULL_TIME: 1, FORMALLY_FULL_TIME: 1, FULL_TIME: 1, NO_PLAN: 3 });
  });

  it('is read by nobody without a row in the audit that tells who was shown', async () => {
    const client = await ownerClient();
    await client.query('select 1');
    const before = await auditCount();
    const { rows } = await list(world.almby.unitManager, { level: 'FULL_TIME' });
    const { rows: audit } = await client.query(
      `select user_id, organisation_id, municipality_id, outcome, detail from audit_events where action = 'case.list' order by id desc limit 1`,
    );
    expect(await auditCount()).toBe(before + 1);
    expect(audit).toEqual([
      {
        user_id: world.almby.unitManager.userId,
        organisation_id: world.almby.id,
        municipality_id: world.almby.id,
        outcome: 'ALLOWED',
        detail: { scope: 'enheten', level: 'FULL_TIME', caseIds: rows.map(({ caseId }) => caseId) },
      },
    ]);
  });
});

describe('paging', () => {
  it('gives every case once over the pages, and an empty page after the last', async () => {
    for (let n = 0; n < 30; n += 1) await buildCase(world, { unit: 'south', familyName: 'Lika', hasWeeks: false });
    const manager = world.almby.southUnitManager;
    const first = await list(manager);
    const second = await list(manager, { page: 2 });
    expect([first.rows.length, second.rows.length, first.totalCount]).toEqual([25, 6, 31]);
    expect(new Set([...first.rows, ...second.rows].map(({ caseId }) => caseId)).size).toBe(31);
    expect((await list(manager, { page: 3 })).rows).toEqual([]);
  });
});

describe('what an address may ask for', () => {
  it.each([
    [{}, 'SOCIAL_WORKER', { scope: 'mina', level: null, sort: 'namn', direction: 'ascending', page: 1 }],
    [{}, 'UNIT_MANAGER', { scope: 'enheten' }],
    [{}, 'EMPLOYMENT_MANAGER', { scope: 'alla' }],
    [{ urval: 'alla' }, 'SOCIAL_WORKER', { scope: 'mina' }],
    [
      { sortering: '-lucka', sida: '3', niva: 'NO_PLAN' },
      'SOCIAL_WORKER',
      { sort: 'lucka', direction: 'descending', page: 3, level: 'NO_PLAN' },
    ],
    [
      { sortering: '-; drop table', sida: '-1', niva: ['A', 'B'] },
      'SOCIAL_WORKER',
      { sort: 'namn', direction: 'ascending', page: 1, level: null },
    ],
  ] as const)('reads %j for %s', (search, role, expected) => {
    expect(readCaseListRequest(search as never, role)).toMatchObject(expected);
  });
});

async function auditCount(): Promise<number> {
  const client = await ownerClient();
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from audit_events');
  return rows[0]?.count ?? 0;
}
