import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { disagreeForGood, proposeEnd } from '@/lib/escalations/server';
import { endReferral, requestExtension } from '@/lib/referrals/server';
import { addWorkingDays } from '@/lib/time';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { buildTaskCases } from '@/tests/builders/task-cases';
import { buildWorld, contextOf, listActors, NOW, THIS_MONDAY, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { TASKS_SHOWN, type TaskRequest, type TaskSectionKey } from '../rules/task-sections';
import type { TaskSection } from '../task-page';
import { getTaskPage } from './get-task-page';

let world: World;
let cases: Record<string, BuiltCase>;
const EVERYTHING: TaskRequest = { only: null, page: 1 };

beforeAll(async () => {
  world = await buildWorld();
  cases = await buildTaskCases(world);
});

async function pageOf(actor: Actor, request = EVERYTHING) {
  return getTaskPage(contextOf(actor), request);
}

type SectionOf<Key extends TaskSectionKey> = Extract<TaskSection, { key: Key }>;

async function sectionOf<Key extends TaskSectionKey>(actor: Actor, key: Key, request = EVERYTHING) {
  const { sections } = await pageOf(actor, request);
  return sections.find((section): section is SectionOf<Key> => section.key === key) ?? null;
}

function personOf(row: TaskSection['rows'][number]) {
  const about = 'task' in row ? row.task : row;
  return 'person' in about ? about.person : null;
}

/** Section → the given names of the persons in it. */
async function namesOf(actor: Actor): Promise<Record<string, string[]>> {
  const { sections } = await pageOf(actor);
  return Object.fromEntries(
    sections.map(({ key, rows }) => [
      key,
      rows.map((row) => {
        return personOf(row)?.name.split(' ')[0] ?? '';
      }),
    ]),
  );
}

describe('what waits for a social worker', () => {
  it('is of the own cases alone', async () => {
    expect(await namesOf(world.almby.socialWorker)).toEqual({
      ANSWER: ['Asked'],
      APPROVE: ['Proposed'],
      CONFIRM: expect.arrayContaining(['Cleared', 'Starting', 'Participant', 'Returned']),
      RECEIVE: ['Returned'],
      MONTHLY: expect.arrayContaining(['Asked', 'Below', 'Planless']),
      BARRIER: ['Below'],
      DUTY: ['Unassessed'],
      BELOW_FULL_TIME: expect.arrayContaining(['Below', 'Asked', 'Returned']),
      ASSESS: ['Unassessed'],
      PLAN: expect.arrayContaining(['Planless', 'Named']),
      EXPIRES: ['Expiring', 'Expiring', 'Participant'],
      REPORT: [''],
      VERIFY: [''],
      WAITING: [''],
    });
  });

  it('counts what it shows', async () => {
    const { sections } = await pageOf(world.almby.socialWorker);
    for (const { key, count, rows } of sections)
      expect([key, Math.min(count, TASKS_SHOWN)]).toEqual([key, rows.length]);
  });

  it('tells of the due date of a samråd', async () => {
    const section = await sectionOf(world.almby.socialWorker, 'ANSWER');
    expect(section?.rows).toMatchObject([
      {
        consultationId: cases.Asked?.consultationId,
        state: 'REQUESTED',
        waitingFor: 'MUNICIPALITY',
        workingDaysLeft: 4,
        providerName: 'Stigen AB',
        effect: null,
      },
    ]);
  });

  it('tells the hours, the gap, its cause and its owner', async () => {
    const section = await sectionOf(world.almby.socialWorker, 'BELOW_FULL_TIME');
    expect(section?.rows.find(({ person }) => person.caseId === cases.Below?.caseId)).toMatchObject({
      assignedMinutes: 1920,
      requiredMinutes: 2100,
      gapMinutes: 180,
      gapCause: { code: 'HEALTH', owner: 'HEALTH' },
      week: { assigned: 1920, jobSearch: 300, gap: 180 },
    });
  });

  it('tells what runs out, the earliest first', async () => {
    const section = await sectionOf(world.almby.socialWorker, 'EXPIRES');
    expect(section?.rows.map(({ kind, day, hasPassed, days }) => [kind, day, hasPassed, days])).toEqual([
      ['FOLLOW_UP', '2026-11-10', true, 8],
      ['ASSESSMENT', '2026-11-25', false, 7],
      ['REFERRAL', '2026-11-30', false, 12],
    ]);
  });

  it('leaves a referral that was extended until that runs out', async () => {
    const client = await ownerClient();
    const extend = async (toOn: string | null) => {
      await client.query('alter table referrals disable trigger user');
      await client.query(
        `update referrals set extended_to = $2::date, extended_by = case when $2 is not null then $3::uuid end,
           extended_at = case when $2 is not null then now() end where case_id = $1 and state = 'STARTED'`,
        [cases.Participant?.caseId, toOn, world.office.officer.userId],
      );
      await client.query('alter table referrals enable trigger user');
    };
    await extend('2027-05-30');
    const section = await sectionOf(world.almby.socialWorker, 'EXPIRES');
    expect(section?.rows.map(({ kind }) => kind)).toEqual(['FOLLOW_UP', 'ASSESSMENT']);
    await extend(null);
  });

  it('asks for the days of the last ended week that lack a report', async () => {
    const section = await sectionOf(world.almby.socialWorker, 'REPORT');
    expect(section?.rows).toEqual([
      { week: '2026-W46', groupId: null, groupName: null, person: null, persons: 1, unreportedDays: 3 },
    ]);
  });

  it('asks for what a provider has reported to be verified, until somebody has', async () => {
    const reported = await sectionOf(world.almby.socialWorker, 'VERIFY');
    expect(reported?.rows).toEqual([
      { week: '2026-W46', providerId: world.stigen.id, providerName: world.stigen.name, persons: 1, unverifiedDays: 1 },
    ]);
    expect(await sectionOf(world.almby.southSocialWorker, 'VERIFY')).toBeNull();
    const client = await ownerClient();
    await client.query('update attendances set verified_by = $1, verified_at = now() where provider_id is not null', [
      world.almby.jobCoach.userId,
    ]);
    expect(await sectionOf(world.almby.socialWorker, 'VERIFY')).toBeNull();
  });

  it('waits for the provider that has not reported', async () => {
    const page = await pageOf(world.almby.socialWorker);
    expect(page.waitingByParty).toEqual([{ party: 'PROVIDER', count: 1 }]);
    expect((await sectionOf(world.almby.socialWorker, 'WAITING'))?.rows).toMatchObject([
      {
        party: 'PROVIDER',
        what: 'PROVIDER_REPORT',
        since: THIS_MONDAY,
        waitedWorkingDays: 3,
        persons: 1,
        week: '2026-W46',
      },
    ]);
  });
});

describe('what waits for others in the municipality', () => {
  it('is for a job coach and a manager all of the unit, and nothing of another', async () => {
    for (const actor of [world.almby.jobCoach, world.almby.unitManager]) {
      const names = await namesOf(actor);
      expect(names.PLAN).toContain('Colleague');
      expect(Object.values(names).flat()).not.toContain('South');
      expect(Object.values(names).flat()).not.toContain('Bergvik');
    }
    expect((await namesOf(world.almby.southSocialWorker)).PLAN).toEqual(['South']);
    expect((await namesOf(world.almby.headManager)).PLAN).toEqual(expect.arrayContaining(['Colleague', 'South']));
  });

  it('names a protected person only for those who are named in the case', async () => {
    for (const { actor } of listActors(world)) {
      const names = Object.values(await namesOf(actor)).flat();
      expect(names).not.toContain('Hidden');
      expect(names.includes('Named')).toBe(actor.userId === world.almby.socialWorker.userId);
      expect(names).not.toContain('Closed');
    }
  });

  it('is a summary of the week for managers', async () => {
    const { summary } = await pageOf(world.almby.unitManager);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select count(*)::int as persons, count(*) filter (where level = 'NO_PLAN')::int as planless from case_weeks
       where municipality_id = $1 and unit_id = $2 and week = $3`,
      [world.almby.id, world.almby.north.id, THIS_MONDAY],
    );
    expect(summary).toMatchObject({ persons: rows[0]?.persons, levels: { NO_PLAN: rows[0]?.planless } });
    expect((await pageOf(world.almby.socialWorker)).summary).toBeNull();
  });
});

describe('what waits for Arbetsförmedlingen', () => {
  it('is of the own persons in every municipality that the office serves', async () => {
    expect(await namesOf(world.office.officer)).toEqual({
      DECIDE: ['Cleared'],
      APPROVE: ['Proposed'],
      CONTINUE: ['Draft'],
      BELOW_FULL_TIME: expect.arrayContaining(['Below', 'Bergvik']),
      EXPIRES: ['Participant'],
      WAITING: expect.arrayContaining(['Asked', 'Bergvik']),
    });
    expect(await namesOf(world.office.otherOfficer)).toEqual({});
  });

  it('tells nothing of health: the cause of a gap is left out', async () => {
    const section = await sectionOf(world.office.officer, 'BELOW_FULL_TIME');
    expect(section?.rows.find(({ person }) => person.caseId === cases.Below?.caseId)).toMatchObject({
      gapCause: null,
      week: { otherDuties: 0 },
    });
  });

  it('tells until when a cleared referral may be decided', async () => {
    const section = await sectionOf(world.office.officer, 'DECIDE');
    expect(section?.rows).toMatchObject([
      { referralId: cases.Cleared?.referralId, freshUntil: '2026-12-18', hindrance: null, providerName: 'Stigen AB' },
    ]);
  });

  it('shows a manager the whole office and what is overdue, whichever party it waits for', async () => {
    const late = { now: NOW, today: addWorkingDays('2026-11-24', 2) };
    const { sections } = await getTaskPage(contextOf(world.office.manager, late), EVERYTHING);
    const overdue = sections.find((section): section is SectionOf<'OVERDUE'> => section.key === 'OVERDUE');
    expect(overdue?.rows.map(({ workingDaysLeft, waitingFor }) => [workingDaysLeft, waitingFor])).toEqual([
      [-2, 'MUNICIPALITY'],
      [-2, 'MUNICIPALITY'],
    ]);
    expect(sections.map(({ key }) => key)).toContain('DECIDE');
  });

  it('shows an office nothing of a municipality that it does not serve', async () => {
    const names = Object.values(await namesOf(world.bergvikOffice.manager)).flat();
    expect(names.filter((name) => name !== '' && name !== 'Bergvik')).toEqual([]);
  });
});

describe('a barrier', () => {
  async function build(owner: string, code: string, traits: object = {}) {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, { unit: 'south' }, traits);
    const client = await ownerClient();
    const id = await insertRow(client, 'gap_causes', {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      code,
      owner,
      from_on: '2026-11-02',
      due_on: '2026-11-20',
      recorded_by: world.almby.jobCoach.userId,
      recorded_at: NOW,
    });
    return { ...built, id };
  }

  /** Who finds it in their list on the day. */
  async function findersOf({ id }: { id: string }, today = TODAY): Promise<string[]> {
    const found: string[] = [];
    for (const { name, actor } of listActors(world)) {
      const { sections } = await getTaskPage(contextOf(actor, { today }), { only: 'BARRIER', page: 1 });
      if (sections.some(({ rows }) => rows.some((row) => 'barrierId' in row && row.barrierId === id))) found.push(name);
    }
    return found;
  }

  const LATE = '2026-11-23';
  const unitManagers = ['almby.southUnitManager', 'almby.headManager'];

  it.each([
    ['MUNICIPALITY', 'NO_PLACE', ['almby.southSocialWorker'], []],
    ['SCHOOL', 'WAITING_FOR_SFI', ['almby.southSocialWorker'], []],
    ['HEALTH', 'HEALTH', ['almby.southSocialWorker'], []],
    ['PROVIDER', 'PROVIDER_CANCELLED', ['almby.southSocialWorker'], []],
    ['INDIVIDUAL', 'INDIVIDUAL', ['almby.southSocialWorker'], []],
    ['EMPLOYMENT_SERVICE', 'AF_DECISION', ['office.officer'], ['office.manager']],
  ])(
    'of %s reminds the one who minds it, and when it is overdue the managers too',
    async (owner, code, minders, more) => {
      const built = await build(owner, code);
      expect(await findersOf(built)).toEqual(minders);
      const expected = new Set([...minders, ...more, ...unitManagers]);
      expect(new Set(await findersOf(built, LATE))).toEqual(expected);
    },
  );

  it('reminds the officer who was named, and the one who wrote it down when it is overdue', async () => {
    const built = await build('MUNICIPALITY', 'NO_PLACE', { unit: 'north' });
    const client = await ownerClient();
    await client.query('update gap_causes set owner_user_id = $2 where id = $1', [
      built.id,
      world.almby.otherSocialWorker.userId,
    ]);
    expect(await findersOf(built)).toEqual(['almby.otherSocialWorker']);
    expect(await findersOf(built, LATE)).toEqual(
      expect.arrayContaining(['almby.otherSocialWorker', 'almby.jobCoach', 'almby.unitManager']),
    );
  });

  it('is minded by the municipality when nobody at Arbetsförmedlingen is', async () => {
    const built = await build('EMPLOYMENT_SERVICE', 'AF_DECISION', { employmentOfficer: null });
    expect(await findersOf(built)).toEqual(['almby.southSocialWorker']);
  });

  it('is gone when it is solved, when it has ended, and when the case is closed', async () => {
    const client = await ownerClient();
    const [solved, ended, closed] = [
      await build('MUNICIPALITY', 'NO_PLACE'),
      await build('MUNICIPALITY', 'NO_PLACE'),
      await build('MUNICIPALITY', 'NO_PLACE'),
    ];
    await client.query(
      `update gap_causes set closed_as = 'SOLVED', closed_by = recorded_by, closed_at = now() where id = $1`,
      [solved.id],
    );
    await client.query(`update gap_causes set to_on = '2026-11-17' where id = $1`, [ended.id]);
    await client.query(`update cases set closed_on = '2026-11-17' where id = $1`, [closed.caseId]);
    for (const built of [solved, ended, closed]) expect(await findersOf(built)).toEqual([]);
  });

  it('tells whose it is, by when, and who minds it', async () => {
    const built = await build('SCHOOL', 'WAITING_FOR_SFI');
    const { sections } = await getTaskPage(contextOf(world.almby.southUnitManager, { today: LATE }), {
      only: 'BARRIER',
      page: 1,
    });
    const section = sections.find((each): each is SectionOf<'BARRIER'> => each.key === 'BARRIER');
    expect(section?.rows.find(({ barrierId }) => barrierId === built.id)).toMatchObject({
      code: 'WAITING_FOR_SFI',
      owner: 'SCHOOL',
      state: 'OVERDUE',
      dueOn: '2026-11-20',
      workingDaysLeft: -1,
      mindedByName: 'Siri Dal',
    });
  });
});

describe('a samråd that ended in disagreement', () => {
  it('goes to the managers of both parties until the referral is dropped', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
      unit: 'south',
      referral: { state: 'AWAITING_CONSULTATION' },
    });
    const client = await ownerClient();
    await client.query(
      `update consultations set answered_by = $2, answered_at = $3, answer = 'OBJECT', answer_reasons = 'Bryter praktiken',
         concluded_by = $4, concluded_at = $3, conclusion = 'NOT_AGREED' where id = $1`,
      [built.consultationId, world.almby.southSocialWorker.userId, NOW, world.office.officer.userId],
    );
    const managers = [world.almby.southUnitManager, world.office.manager];
    for (const manager of managers) {
      expect((await sectionOf(manager, 'DISAGREED'))?.rows).toMatchObject([
        { person: { caseId: built.caseId }, state: 'ESCALATED', answer: 'OBJECT', waitingFor: null },
      ]);
    }
    for (const officer of [world.almby.southSocialWorker, world.office.officer, world.almby.unitManager]) {
      expect(await sectionOf(officer, 'DISAGREED')).toBeNull();
    }
    const asked = { caseId: built.caseId, consultationId: built.consultationId ?? '' };
    await proposeEnd(contextOf(world.office.manager), { ...asked, outcome: 'AGREED', words: 'Praktiken får bli klar' });
    for (const manager of managers) {
      expect((await sectionOf(manager, 'DISAGREED'))?.rows).toMatchObject([
        { managerSaid: { party: 'EMPLOYMENT_SERVICE', kind: 'PROPOSES' } },
      ]);
    }
    await disagreeForGood(contextOf(world.almby.southUnitManager), { ...asked, words: 'Praktiken leder till jobb' });
    expect((await sectionOf(world.office.manager, 'DISAGREED'))?.rows).toMatchObject([
      { managerSaid: { party: 'MUNICIPALITY', kind: 'DISAGREES' } },
    ]);
    await client.query(`update referrals set state = 'CANCELLED' where id = $1`, [built.referralId]);
    for (const manager of managers) expect(await sectionOf(manager, 'DISAGREED')).toBeNull();
  });

  it('about a longer period stays with them while the referral runs', async () => {
    const { caseId, referralId } = await buildCase(world, registered(world), assessed, withPlanInForce, {
      unit: 'south',
      referral: { state: 'STARTED', startsOn: '2026-11-16', endsOn: '2027-05-15' },
    });
    const client = await ownerClient();
    const readStep = async () => {
      const { rows } = await client.query('select revision from referrals where id = $1', [referralId]);
      return { caseId, referralId: referralId ?? '', revision: rows[0].revision };
    };
    const asked = { ...(await readStep()), toOn: '2027-11-15', purpose: 'Praktiken blir klar i höst' };
    const { consultationId } = await requestExtension(contextOf(world.office.officer), asked);
    await client.query(
      `update consultations set answered_by = $2, answered_at = $3, answer = 'OBJECT', answer_reasons = 'Bryter praktiken',
         concluded_by = $4, concluded_at = $3, conclusion = 'NOT_AGREED' where id = $1`,
      [consultationId, world.almby.southSocialWorker.userId, NOW, world.office.officer.userId],
    );
    const manager = world.almby.southUnitManager;
    expect((await sectionOf(manager, 'DISAGREED'))?.rows).toMatchObject([{ person: { caseId }, state: 'ESCALATED' }]);
    await endReferral(contextOf(world.office.officer), {
      ...(await readStep()),
      endedOn: TODAY,
      reason: 'OTHER',
      note: 'Flyttar till annan ort',
      resultOn: null,
      resultPlace: '',
      resultWeeklyMinutes: null,
    });
    expect(await sectionOf(manager, 'DISAGREED')).toBeNull();
  });
});

describe('whose case it is', () => {
  it('is told to those who see more than their own', async () => {
    const seen = async (actor: Actor) => {
      const section = await sectionOf(actor, 'PLAN');
      return section?.rows.find(({ person }) => person.caseId === cases.Colleague?.caseId)?.person.officerName;
    };
    expect(await seen(world.almby.unitManager)).toBe('Olle Berg');
    expect(await seen(world.almby.otherSocialWorker)).toBeNull();
  });
});

describe('what waits for a provider', () => {
  it('is the days of own participants, without case numbers, and those who begin', async () => {
    expect(await namesOf(world.stigen.coach)).toEqual({ REPORT: ['Participant'], STARTS_SOON: ['Starting'] });
    const section = await sectionOf(world.stigen.coach, 'REPORT');
    expect(section?.rows).toMatchObject([{ week: '2026-W46', unreportedDays: 1, person: { caseNumber: null } }]);
    expect(await namesOf(world.broar.coach)).toEqual({});
  });
});

describe('what waits for an administrator', () => {
  it('is files that are checked and not confirmed, and the last import', async () => {
    const client = await ownerClient();
    const file = {
      municipality_id: world.almby.id,
      uploaded_by: world.almby.administrator.userId,
      uploaded_at: NOW,
      rows: 300,
      to_create: 12,
      to_change: 30,
    };
    await insertRow(client, 'caseload_imports', { ...file, file_name: 'november.csv', state: 'CHECKED', faulty: 2 });
    const confirmed = { confirmed_by: world.almby.administrator.userId, confirmed_at: NOW };
    await insertRow(client, 'caseload_imports', {
      ...file,
      ...confirmed,
      file_name: 'oktober.csv',
      state: 'CONFIRMED',
    });
    const page = await pageOf(world.almby.administrator);
    expect(page.sections).toMatchObject([
      { key: 'IMPORT', count: 1, rows: [{ fileName: 'november.csv', toCreate: 12, toChange: 30, faulty: 2 }] },
    ]);
    expect(page.lastImport).toMatchObject({
      fileName: 'oktober.csv',
      created: 12,
      changed: 30,
      confirmedByName: 'Adam Rike',
    });
    expect(await pageOf(world.bergvik.administrator)).toMatchObject({ sections: [], lastImport: null });
  });
});

describe('a section of its own', () => {
  it('holds that section alone, counted in full, page by page', async () => {
    const first = await pageOf(world.almby.unitManager, { only: 'BELOW_FULL_TIME', page: 1 });
    expect(first.sections.map(({ key }) => key)).toEqual(['BELOW_FULL_TIME']);
    const second = await pageOf(world.almby.unitManager, { only: 'BELOW_FULL_TIME', page: 2 });
    expect(second.sections.flatMap(({ rows }) => rows as unknown[])).toEqual([]);
  });
});

describe('the audit', () => {
  it('has one row for the page, with the cases that were shown and nothing else of them', async () => {
    const client = await ownerClient();
    const { rows: before } = await client.query('select count(*)::int as count from audit_events');
    const page = await pageOf(world.office.officer);
    const { rows } = await client.query(
      `select action, outcome, user_id, detail from audit_events where action = 'tasks.read' order by at desc, id desc limit 1`,
    );
    const { rows: after } = await client.query('select count(*)::int as count from audit_events');
    expect(after[0]?.count - before[0]?.count).toBe(1);
    expect(rows[0]).toMatchObject({ outcome: 'ALLOWED', user_id: world.office.officer.userId });
    const shown = page.sections.flatMap(({ rows: list }) => list.flatMap((row) => personOf(row)?.caseId ?? []));
    expect(new Set(rows[0]?.detail.caseIds)).toEqual(new Set(shown));
    expect(JSON.stringify(rows[0]?.detail)).not.toContain('Person');
  });
});

describe('a stand-in', () => {
  const away = async (from: string, to: string) => {
    const client = await ownerClient();
    await client.query(
      `insert into contact_cards (user_id, away_from, away_to, stand_in_id, changed_at) values ($1, $2, $3, $4, now())
       on conflict (user_id) do update set away_from = excluded.away_from, away_to = excluded.away_to`,
      [world.almby.socialWorker.userId, from, to, world.almby.otherSocialWorker.userId],
    );
  };
  const standsInFor = () => world.almby.socialWorker.userId;

  it('reads what waits for the colleague while that one is away, as one’s own page else', async () => {
    const own = await pageOf(world.almby.otherSocialWorker);
    const theirs = await pageOf(world.almby.socialWorker);
    await away(TODAY, '2026-11-20');
    const asked: TaskRequest = { ...EVERYTHING, standsInFor: standsInFor() };
    const page = await pageOf(world.almby.otherSocialWorker, asked);
    expect(page).toMatchObject({
      standsInFor: { userId: standsInFor(), name: 'Sara Holm', toOn: '2026-11-20' },
      away: [{ userId: standsInFor() }],
    });
    expect(page.sections.find(({ key }) => key === 'ANSWER')).toEqual(
      theirs.sections.find(({ key }) => key === 'ANSWER'),
    );
    expect((await pageOf(world.almby.otherSocialWorker)).sections).toEqual(own.sections);
    const { rows } = await (await ownerClient()).query(
      `select detail ->> 'standsInFor' as whose from audit_events where action = 'tasks.read' and user_id = $1 order by id desc limit 2`,
      [world.almby.otherSocialWorker.userId],
    );
    expect(rows).toEqual([{ whose: null }, { whose: standsInFor() }]);
    await away('2026-11-16', '2026-11-17');
    expect(await pageOf(world.almby.otherSocialWorker, asked)).toMatchObject({ standsInFor: null, away: [] });
  });

  it('is nobody who has not been named, and sees no protected person of the colleague', async () => {
    const hidden = await buildCase(world, assessed, protectedFor(world.almby.socialWorker));
    const seen = (sections: readonly TaskSection[]) =>
      sections.flatMap(({ rows }) => rows.flatMap((row) => personOf(row)?.caseId ?? []));
    await away(TODAY, '2026-11-20');
    const asked: TaskRequest = { only: 'PLAN', page: 1, standsInFor: standsInFor() };
    expect(seen((await pageOf(world.almby.socialWorker, { only: 'PLAN', page: 1 })).sections)).toContain(hidden.caseId);
    expect(seen((await pageOf(world.almby.otherSocialWorker, asked)).sections)).not.toContain(hidden.caseId);
    expect(await pageOf(world.almby.southSocialWorker, asked)).toMatchObject({ standsInFor: null, away: [] });
    const verify: TaskRequest = { only: 'VERIFY', page: 1, standsInFor: standsInFor() };
    expect((await pageOf(world.almby.otherSocialWorker, verify)).sections).toEqual([]);
    // One who cannot see the colleague's cases, or has another work, is offered no page that would say that nothing waits.
    const client = await ownerClient();
    const replace = (standIn: Actor) =>
      client.query('update contact_cards set stand_in_id = $2 where user_id = $1', [standsInFor(), standIn.userId]);
    await replace(world.almby.southSocialWorker);
    expect((await pageOf(world.almby.southSocialWorker, asked)).away).toEqual([]);
    await replace(world.almby.otherSocialWorker);
    await client.query(
      `insert into contact_cards (user_id, away_from, away_to, stand_in_id, changed_at) values ($1, $2, $2, $3, now())`,
      [world.almby.jobCoach.userId, TODAY, world.almby.otherSocialWorker.userId],
    );
    const { away: offered } = await pageOf(world.almby.otherSocialWorker);
    expect(offered.map(({ userId }) => userId)).toEqual([standsInFor()]);
  });
});
