import { beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/database';
import { protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase, refreshWeeks } from '@/tests/builders/cases';
import { atProvider, buildGroup, inGroup } from '@/tests/builders/groups';
import { buildWorld, contextOf, THIS_WEEK, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { reportAttendance } from '../commands/report-attendance';
import { getCaseWeekAttendance } from './get-case-week-attendance';
import { getGroupWeek } from './get-group-week';
import { listGroupsToReport } from './list-groups-to-report';

const MONDAY = '2026-11-16';
const TUESDAY = '2026-11-17';

let world: World;
let groupId: string;
let amina: BuiltCase;
let elif: BuiltCase;
let hidden: BuiltCase;

beforeAll(async () => {
  world = await buildWorld();
  groupId = await buildGroup(world);
  amina = await buildCase(world, inGroup(groupId), { givenName: 'Amina', familyName: 'Test' });
  elif = await buildCase(world, registered(world), atProvider(world), { givenName: 'Elif', familyName: 'Test' });
  hidden = await buildCase(world, registered(world), inGroup(groupId), protectedFor(world.almby.socialWorker), {
    givenName: 'Hemlig',
  });
  await reportAttendance(contextOf(world.almby.jobCoach), {
    week: THIS_WEEK,
    cells: [
      {
        caseId: amina.caseId,
        activityId: amina.activities[0]?.lineageId ?? '',
        day: MONDAY,
        presentMinutes: 120,
        status: 'SICK',
        seenRevision: null,
      },
    ],
    correctionReason: '',
  });
});

describe('getGroupWeek', () => {
  it('gives each person and day its plan and its report, and audits the read of each person', async () => {
    const { group, grid } = await getGroupWeek(contextOf(world.almby.jobCoach), { week: THIS_WEEK, groupId });
    expect(group).toMatchObject({ kind: 'GROUP', name: 'Yrkessvenska, grupp B', place: 'Sal 3' });
    expect(grid.days.map(({ hasEnded }) => hasEnded)).toEqual([true, true, false, false, false]);
    expect(grid.rows).toHaveLength(1);
    expect(grid.rows[0]).toMatchObject({ personName: 'Amina Test', activityTitle: 'Yrkessvenska', isProtected: false });
    expect(grid.rows[0]?.cells.map(({ plannedMinutes }) => plannedMinutes)).toEqual([180, 180, 180, 180, 0]);
    expect(grid.rows[0]?.cells[0]?.report).toMatchObject({
      presentMinutes: 120,
      status: 'SICK',
      reportedByName: 'Jonas Vik',
      isOwnReport: true,
      verifiedByName: null,
    });
    const { rows } = await (await ownerClient()).query(
      `select case_id, detail from audit_events where action = 'attendance.read' and user_id = $1`,
      [world.almby.jobCoach.userId],
    );
    expect(rows).toEqual([{ case_id: amina.caseId, detail: { week: THIS_WEEK } }]);
  });

  it('shows a protected person to those who are named, and to nobody else', async () => {
    const named = await getGroupWeek(contextOf(world.almby.socialWorker), { week: THIS_WEEK, groupId });
    expect(named.grid.rows.map(({ personName }) => personName)).toContain(`${hidden.name}`);
    const other = await getGroupWeek(contextOf(world.almby.otherSocialWorker), { week: THIS_WEEK, groupId });
    expect(other.grid.rows).toHaveLength(1);
  });

  it('does not exist for another unit, another municipality, or a provider', async () => {
    for (const actor of [world.almby.southSocialWorker, world.bergvik.socialWorker, world.stigen.coach]) {
      const asked = getGroupWeek(contextOf(actor), { week: THIS_WEEK, groupId });
      await expect(asked).rejects.toMatchObject({ reason: 'notFound' });
    }
    const nonsense = getGroupWeek(contextOf(world.almby.jobCoach), { week: THIS_WEEK, groupId: 'nonsens' });
    await expect(nonsense).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('is for a coach the own participants with the own activity, without case numbers', async () => {
    const { grid, persons } = await getGroupWeek(contextOf(world.stigen.coach), { week: THIS_WEEK, groupId: 'mina' });
    expect(persons).toBe(1);
    expect(grid.rows).toMatchObject([
      { personName: 'Elif Test', activityTitle: 'Rusta och matcha', caseNumber: null, providerName: 'Stigen AB' },
    ]);
    expect(grid.rows[0]?.cells.map(({ plannedMinutes }) => plannedMinutes)).toEqual([0, 60, 0, 60, 0]);
    expect(grid).toMatchObject({ canReport: true, canVerify: false });
    const broar = await getGroupWeek(contextOf(world.broar.coach), { week: THIS_WEEK, groupId: 'mina' });
    expect(broar.grid.rows).toEqual([]);
  });

  it('is the same for the officer who verifies, and can be read but not reported by Arbetsförmedlingen', async () => {
    const municipal = await getGroupWeek(contextOf(world.almby.socialWorker), {
      week: THIS_WEEK,
      groupId: world.stigen.id,
    });
    expect(municipal.grid.rows[0]?.cells.map(({ plannedMinutes }) => plannedMinutes)).toEqual([0, 60, 0, 60, 0]);
    const af = await getGroupWeek(contextOf(world.office.officer), { week: THIS_WEEK, groupId: world.stigen.id });
    expect(af.grid).toMatchObject({ canReport: false, canVerify: false, rows: [{ personName: 'Elif Test' }] });
  });
});

describe('listGroupsToReport', () => {
  it('counts the ended days that lack a report, own groups first', async () => {
    const { groups } = await listGroupsToReport(contextOf(world.almby.jobCoach), { week: THIS_WEEK });
    expect(groups[0]).toEqual({
      groupId,
      kind: 'GROUP',
      name: 'Yrkessvenska, grupp B',
      place: 'Sal 3',
      municipalityName: null,
      isOwn: true,
      waitsFor: null,
      persons: 1,
      plannedDays: 2,
      unreportedDays: 1,
      unverifiedDays: 1,
    });
    expect(groups.map(({ kind, name }) => ({ kind, name }))).toContainEqual({ kind: 'PROVIDER', name: 'Stigen AB' });
  });

  it('gives an officer what is held person by person in own cases, and a coach one implicit group', async () => {
    const own = await listGroupsToReport(contextOf(world.almby.socialWorker), { week: THIS_WEEK });
    expect(own.groups.find(({ kind }) => kind === 'GROUP')).toMatchObject({ waitsFor: 'Jonas Vik', isOwn: false });
    expect(own.groups.find(({ kind }) => kind === 'OWN_CASES')).toMatchObject({
      groupId: 'mina',
      persons: 1,
      unreportedDays: 2,
    });
    const coach = await listGroupsToReport(contextOf(world.stigen.coach), { week: THIS_WEEK });
    expect(coach.groups).toEqual([
      {
        groupId: 'mina',
        kind: 'PROVIDER',
        name: 'Stigen AB',
        place: '',
        municipalityName: null,
        isOwn: true,
        waitsFor: null,
        persons: 1,
        plannedDays: 1,
        unreportedDays: 1,
        unverifiedDays: 0,
      },
    ]);
    const other = await listGroupsToReport(contextOf(world.bergvik.jobCoach), { week: THIS_WEEK });
    expect(other.groups).toEqual([]);
  });
});

describe('getCaseWeekAttendance', () => {
  it('gives all activities of one person, whoever holds them', async () => {
    const grid = await getCaseWeekAttendance(contextOf(world.almby.socialWorker), {
      caseId: elif.caseId,
      week: THIS_WEEK,
    });
    expect(grid.rows.map(({ activityTitle, providerName }) => ({ activityTitle, providerName }))).toEqual([
      { activityTitle: 'Rusta och matcha', providerName: 'Stigen AB' },
      { activityTitle: 'Yrkessvenska', providerName: null },
    ]);
  });

  it('does not exist outside the reach, and answers a foreign id as a missing one', async () => {
    const actors = [
      world.almby.southSocialWorker,
      world.bergvik.socialWorker,
      world.broar.coach,
      world.almby.administrator,
    ];
    for (const actor of actors) {
      const asked = getCaseWeekAttendance(contextOf(actor), { caseId: elif.caseId, week: THIS_WEEK });
      await expect(asked).rejects.toMatchObject({ reason: 'notFound' });
    }
    const nonsense = getCaseWeekAttendance(contextOf(world.almby.socialWorker), { caseId: 'nonsens', week: THIS_WEEK });
    await expect(nonsense).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('what a provider is told of the plan', () => {
  const daysOf = async (built: BuiltCase) => {
    const { rows } = await (await ownerClient()).query(
      `select day::text, planned_minutes from provider_days where case_id = $1 and day between $2 and $3 order by day`,
      [built.caseId, MONDAY, '2026-11-20'],
    );
    return rows;
  };

  it('is its own days and minutes: no plan, no break, no activity of another, no assessment', async () => {
    await withActor(world.stigen.coach, async (db) => {
      expect((await db.providerDay.findMany()).every(({ providerId }) => providerId === world.stigen.id)).toBe(true);
      expect(await db.planVersion.findMany()).toEqual([]);
      expect(await db.breakPeriod.findMany()).toEqual([]);
      expect(await db.assessment.findMany()).toEqual([]);
      expect((await db.activity.findMany()).map(({ title }) => title)).toEqual(['Rusta och matcha']);
    });
    await withActor(world.broar.coach, async (db) => expect(await db.providerDay.findMany()).toEqual([]));
  });

  it('cannot be written by it', async () => {
    const written = withActor(world.stigen.coach, (db) =>
      db.providerDay.updateMany({ where: { caseId: elif.caseId }, data: { plannedMinutes: 480 } }),
    );
    await expect(written).rejects.toThrow(/row-level security/);
  });

  it('follows the plan, breaks and holidays in the transaction of the weekly figures', async () => {
    expect(await daysOf(elif)).toEqual([
      { day: TUESDAY, planned_minutes: 60 },
      { day: '2026-11-19', planned_minutes: 60 },
    ]);
    const away = await buildCase(world, registered(world), atProvider(world));
    await (await ownerClient()).query(
      `insert into break_periods (municipality_id, case_id, from_on, to_on) values ($1, $2, $3, $3)`,
      [away.municipalityId, away.caseId, TUESDAY],
    );
    await refreshWeeks([away], MONDAY);
    expect(await daysOf(away)).toEqual([{ day: '2026-11-19', planned_minutes: 60 }]);
  });
});
