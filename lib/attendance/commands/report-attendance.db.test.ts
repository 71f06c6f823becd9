import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { refreshAttendanceSums } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { atProvider, buildGroup, inGroup } from '@/tests/builders/groups';
import { buildWorld, contextOf, NOW, THIS_MONDAY, THIS_WEEK, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import type { AttendanceStatus } from '../rules/attendance-day';
import { summariseAttendanceWeek } from '../rules/attendance-week';
import { cellKey, type ReportedCell } from '../rules/sort-reports';
import { reportAttendanceSchema } from '../schemas';
import { reportAttendance } from './report-attendance';

const MONDAY = '2026-11-16';
const TUESDAY = '2026-11-17';
const TODAY_WEDNESDAY = '2026-11-18';

let world: World;
let groupId: string;
let amina: BuiltCase;
let berit: BuiltCase;

beforeAll(async () => {
  world = await buildWorld();
  groupId = await buildGroup(world);
});
beforeEach(async () => {
  amina = await buildCase(world, inGroup(groupId), { givenName: 'Amina' });
  berit = await buildCase(world, inGroup(groupId), { givenName: 'Berit' });
});

function cell(built: BuiltCase, day: string, change: Partial<ReportedCell> = {}, activity = 0): ReportedCell {
  const activityId = built.activities[activity]?.lineageId ?? '';
  return {
    caseId: built.caseId,
    activityId,
    day,
    presentMinutes: 180,
    status: 'PRESENT',
    seenRevision: null,
    ...change,
  };
}

function report(cells: ReportedCell[], actor: Actor = world.almby.jobCoach, correctionReason = '') {
  return reportAttendance(contextOf(actor), { week: THIS_WEEK, cells, correctionReason });
}

async function select(sql: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const { rows } = await (await ownerClient()).query(sql, values);
  return rows;
}

const attendancesOf = (built: BuiltCase) =>
  select(
    `select attended_on::text as day, planned_minutes, present_minutes, status, reported_by, verified_by, revision, provider_id
     from attendances where case_id = $1 order by attended_on, lineage_id`,
    [built.caseId],
  );
const sumsOf = (built: BuiltCase) =>
  select(
    `select reported_planned_minutes as planned, attended_minutes as attended, excused_minutes as excused,
       unexcused_minutes as unexcused, cancelled_minutes as cancelled, unanswered_minutes as unanswered
     from case_weeks where case_id = $1 and week = $2`,
    [built.caseId, THIS_MONDAY],
  );
const auditOf = (built: BuiltCase) =>
  select(
    `select user_id, action, detail from audit_events where case_id = $1 and action = 'attendance.report' order by id`,
    [built.caseId],
  );

describe('reportAttendance', () => {
  it('reports a group, with the planned minutes of the plan and one audit row for each case', async () => {
    const result = await report([
      cell(amina, MONDAY),
      cell(amina, TUESDAY),
      cell(berit, MONDAY, { presentMinutes: 0, status: 'SICK' }),
      cell(berit, TUESDAY, { presentMinutes: 60, status: 'UNEXCUSED_ABSENCE' }),
    ]);
    expect(result).toEqual({ reported: 4, corrected: 0, unchanged: 0 });
    expect(await attendancesOf(berit)).toMatchObject([
      { day: MONDAY, planned_minutes: 180, present_minutes: 0, status: 'SICK', verified_by: null, provider_id: null },
      { day: TUESDAY, planned_minutes: 180, present_minutes: 60, status: 'UNEXCUSED_ABSENCE' },
    ]);
    expect(await auditOf(berit)).toEqual([
      {
        user_id: world.almby.jobCoach.userId,
        action: 'attendance.report',
        detail: { week: THIS_WEEK, reported: 2, corrected: 0 },
      },
    ]);
    expect(await auditOf(amina)).toHaveLength(1);
  });

  it('adds up: planned = attended + excused + unexcused + cancelled + unanswered, in the case-week and the unit-week', async () => {
    const before = await unitAttended();
    await report([
      cell(amina, MONDAY, { presentMinutes: 120, status: 'SICK_CHILD' }),
      cell(amina, TUESDAY, { presentMinutes: 0, status: 'CANCELLED' }),
    ]);
    expect(await sumsOf(amina)).toEqual([
      { planned: 360, attended: 120, excused: 60, unexcused: 0, cancelled: 180, unanswered: 0 },
    ]);
    expect(await unitAttended()).toBe(before + 120);
  });

  it('changes nothing when the same is sent three times, whoever sends it', async () => {
    const cells = [cell(amina, MONDAY), cell(amina, TUESDAY, { presentMinutes: 0, status: 'SICK' })];
    await Promise.all([report(cells), report(cells), report(cells, world.almby.socialWorker)]);
    expect(await attendancesOf(amina)).toMatchObject([{ revision: 0 }, { revision: 0 }]);
    expect(await auditOf(amina)).toHaveLength(1);
    expect(await sumsOf(amina)).toMatchObject([{ planned: 360, attended: 180, excused: 180 }]);
  });

  it('lets one of two who report different things at once through, and tells the other', async () => {
    const results = await Promise.allSettled([
      report([cell(amina, MONDAY)]),
      report([cell(amina, MONDAY, { presentMinutes: 0, status: 'SICK' })], world.almby.socialWorker),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      reason: 'attendanceChangedMeanwhile',
      fields: { [cellKey(cell(amina, MONDAY))]: 'attendanceChangedMeanwhile' },
    });
    expect(await attendancesOf(amina)).toHaveLength(1);
  });

  it('writes nothing at all when a single day is refused', async () => {
    await expect(report([cell(amina, MONDAY), cell(berit, MONDAY, { presentMinutes: 181 })])).rejects.toMatchObject({
      reason: 'attendanceFaults',
    });
    expect(await attendancesOf(amina)).toEqual([]);
    expect(await sumsOf(amina)).toMatchObject([{ planned: 0 }]);
  });

  it.each([
    ['a day that has not ended', TODAY_WEDNESDAY, {}, 'attendanceDayNotEnded'],
    ['a day in the future', '2026-11-19', {}, 'attendanceDayNotEnded'],
    ['more than planned', MONDAY, { presentMinutes: 240 }, 'attendanceMoreThanPlanned'],
    [
      'part of the time without saying what the rest was',
      MONDAY,
      { presentMinutes: 60 },
      'attendanceRestStatusMissing',
    ],
    ['all of the time and sick', MONDAY, { status: 'SICK' }, 'attendanceNoRest'],
  ] as const)('refuses %s', async (_name, day, change, reason) => {
    await expect(report([cell(amina, day, change)])).rejects.toMatchObject({
      reason: 'attendanceFaults',
      fields: { [cellKey(cell(amina, day))]: reason },
    });
  });

  it('refuses a day on which the plan holds nothing, in a break as on any other', async () => {
    const away = await buildCase(world, inGroup(groupId), { breaks: [{ fromOn: MONDAY, toOn: MONDAY }] });
    await expect(report([cell(away, MONDAY)])).rejects.toMatchObject({
      fields: { [cellKey(cell(away, MONDAY))]: 'attendanceNothingPlanned' },
    });
    await expect(report([cell(away, TUESDAY)])).resolves.toMatchObject({ reported: 1 });
  });

  it('knows no other statuses than the seven, and no day outside the week', () => {
    const sound = { week: THIS_WEEK, cells: [cell(amina, MONDAY)] };
    expect(reportAttendanceSchema.safeParse(sound).success).toBe(true);
    const unknown = reportAttendanceSchema.safeParse({ ...sound, cells: [{ ...cell(amina, MONDAY), status: 'LATE' }] });
    expect(unknown.error?.issues[0]?.message).toBe('attendanceUnknownStatus');
    expect(reportAttendanceSchema.safeParse({ ...sound, cells: [cell(amina, '2026-11-13')] }).success).toBe(false);
    expect(
      reportAttendanceSchema.safeParse({ ...sound, cells: [cell(amina, MONDAY), cell(amina, MONDAY)] }).success,
    ).toBe(false);
  });

  it('finds nothing of another unit, another municipality, a protected person, or another case', async () => {
    const hidden = await buildCase(world, inGroup(groupId), protectedFor(world.almby.socialWorker));
    const notFound = { reason: 'notFound' };
    await expect(report([cell(amina, MONDAY)], world.almby.southSocialWorker)).rejects.toMatchObject(notFound);
    await expect(report([cell(amina, MONDAY)], world.bergvik.socialWorker)).rejects.toMatchObject(notFound);
    await expect(report([cell(hidden, MONDAY)])).rejects.toMatchObject(notFound);
    await expect(report([cell(amina, MONDAY, { caseId: berit.caseId })])).rejects.toMatchObject(notFound);
    await expect(report([cell(amina, MONDAY), cell(hidden, MONDAY)])).rejects.toMatchObject(notFound);
    expect(await attendancesOf(amina)).toEqual([]);
    await expect(report([cell(hidden, MONDAY)], world.almby.socialWorker)).resolves.toMatchObject({ reported: 1 });
  });
});

describe('the kept sums', () => {
  it('come out the same when they are summed anew, and the counters of the units with them', async () => {
    await report([cell(amina, MONDAY, { presentMinutes: 60, status: 'UNEXCUSED_ABSENCE' }), cell(berit, MONDAY)]);
    await report(
      [cell(amina, MONDAY, { presentMinutes: 0, status: 'NOT_ANSWERED', seenRevision: 0 })],
      world.almby.jobCoach,
      'Kom inte alls',
    );
    const kept = [await sumsOf(amina), await sumsOf(berit), await unitAttended()];
    const { municipalityId } = amina;
    const caseIds = [amina.caseId, berit.caseId];
    await (await ownerClient()).query(
      'update case_weeks set attended_minutes = 1, unanswered_minutes = 7 where case_id = any ($1)',
      [caseIds],
    );
    await withActor({ organisationKind: 'SYSTEM', municipalityIds: [municipalityId], onBehalfOf: null }, (db) =>
      refreshAttendanceSums(db, { municipalityId, caseIds, fromWeek: THIS_WEEK, toWeek: THIS_WEEK }),
    );
    expect([await sumsOf(amina), await sumsOf(berit), await unitAttended()]).toEqual(kept);
    const reports = (await attendancesOf(amina)).map((row) => ({
      activityId: 'a',
      day: String(row.day),
      plannedMinutes: Number(row.planned_minutes),
      presentMinutes: Number(row.present_minutes),
      status: row.status as AttendanceStatus,
    }));
    const { plannedMinutes, attendedMinutes, unansweredMinutes } = summariseAttendanceWeek({ planned: [], reports });
    expect(kept[0]).toMatchObject([
      { planned: plannedMinutes, attended: attendedMinutes, unanswered: unansweredMinutes },
    ]);
    expect(kept[0]).toEqual([{ planned: 180, attended: 0, excused: 0, unexcused: 0, cancelled: 0, unanswered: 180 }]);
  });
});

describe('a correction', () => {
  it('keeps the old values, who, when and why, and moves the sums', async () => {
    await report([cell(amina, MONDAY)]);
    const later = { now: new Date(NOW.getTime() + 60_000), today: TODAY_WEDNESDAY };
    const sick = cell(amina, MONDAY, { presentMinutes: 60, status: 'SICK', seenRevision: 0 });
    await reportAttendance(contextOf(world.almby.socialWorker, later), {
      week: THIS_WEEK,
      cells: [sick],
      correctionReason: 'Gick hem klockan tio',
    });
    expect(await attendancesOf(amina)).toMatchObject([
      {
        present_minutes: 60,
        status: 'SICK',
        planned_minutes: 180,
        reported_by: world.almby.socialWorker.userId,
        revision: 1,
      },
    ]);
    expect(await select('select * from attendance_corrections where case_id = $1', [amina.caseId])).toMatchObject([
      {
        old_present_minutes: 180,
        old_planned_minutes: 180,
        old_status: 'PRESENT',
        old_reported_by: world.almby.jobCoach.userId,
        old_reported_at: NOW,
        corrected_by: world.almby.socialWorker.userId,
        corrected_at: later.now,
        reason: 'Gick hem klockan tio',
      },
    ]);
    expect(await sumsOf(amina)).toEqual([
      { planned: 180, attended: 60, excused: 120, unexcused: 0, cancelled: 0, unanswered: 0 },
    ]);
  });

  it('is refused without a reason, by the command and by the database', async () => {
    await report([cell(amina, MONDAY)]);
    const sick = cell(amina, MONDAY, { presentMinutes: 0, status: 'SICK', seenRevision: 0 });
    await expect(report([sick])).rejects.toMatchObject({ reason: 'correctionNeedsReason' });
    await expect(
      withActor(world.almby.jobCoach, (db) =>
        db.attendance.updateMany({ where: { caseId: amina.caseId }, data: { presentMinutes: 0, status: 'SICK' } }),
      ),
    ).rejects.toThrow(/a correction says why/);
  });

  it('is refused when somebody else corrected meanwhile, and loses nothing of theirs', async () => {
    await report([cell(amina, MONDAY)]);
    const theirs = cell(amina, MONDAY, { presentMinutes: 0, status: 'SICK', seenRevision: 0 });
    const mine = cell(amina, MONDAY, { presentMinutes: 0, status: 'UNEXCUSED_ABSENCE', seenRevision: 0 });
    await report([theirs], world.almby.socialWorker, 'Ringde');
    await expect(report([mine], world.almby.jobCoach, 'Kom inte')).rejects.toMatchObject({
      reason: 'attendanceChangedMeanwhile',
    });
    expect(await attendancesOf(amina)).toMatchObject([{ status: 'SICK', revision: 1 }]);
    await report([{ ...mine, seenRevision: 1 }], world.almby.jobCoach, 'Kom inte');
    expect(await attendancesOf(amina)).toMatchObject([{ status: 'UNEXCUSED_ABSENCE', revision: 2 }]);
    expect(await select('select 1 from attendance_corrections where case_id = $1', [amina.caseId])).toHaveLength(2);
  });
});

describe('a coach at a provider', () => {
  const ROM = 1;

  it('reports own participants, and the sums keep what the municipality reported', async () => {
    const elif = await buildCase(world, registered(world), atProvider(world, groupId));
    await report([cell(elif, TUESDAY, { presentMinutes: 120 })]);
    await report([cell(elif, TUESDAY, { presentMinutes: 60 }, ROM)], world.stigen.coach);
    expect(await sumsOf(elif)).toMatchObject([{ planned: 180, attended: 180 }]);
    expect(
      await select(
        'select provider_id, planned_minutes from attendances where case_id = $1 and provider_id is not null',
        [elif.caseId],
      ),
    ).toEqual([{ provider_id: world.stigen.id, planned_minutes: 60 }]);
    await expect(report([cell(elif, MONDAY, {}, ROM)], world.stigen.coach)).rejects.toMatchObject({
      fields: { [cellKey(cell(elif, MONDAY, {}, ROM))]: 'attendanceNothingPlanned' },
    });
  });

  it('finds neither the activities of others, nor the participants of a colleague or of another provider', async () => {
    const elif = await buildCase(world, registered(world), atProvider(world));
    const colleague = await buildCase(world, registered(world), atProvider(world));
    await (await ownerClient()).query('update referrals set coach_id = $1 where case_id = $2', [
      world.stigen.coach.userId,
      elif.caseId,
    ]);
    await (await ownerClient()).query('update referrals set coach_id = $1 where case_id = $2', [
      world.broar.coach.userId,
      colleague.caseId,
    ]);
    const hour = { presentMinutes: 60 };
    const notFound = { reason: 'notFound' };
    await expect(report([cell(elif, TUESDAY, { presentMinutes: 120 }, 0)], world.stigen.coach)).rejects.toMatchObject(
      notFound,
    );
    await expect(report([cell(colleague, TUESDAY, hour, ROM)], world.stigen.coach)).rejects.toMatchObject(notFound);
    await expect(report([cell(elif, TUESDAY, hour, ROM)], world.broar.coach)).rejects.toMatchObject(notFound);
    await expect(report([cell(amina, MONDAY)], world.stigen.coach)).rejects.toMatchObject(notFound);
    await expect(report([cell(elif, TUESDAY, hour, ROM)], world.stigen.coach)).resolves.toMatchObject({ reported: 1 });
  });
});

async function unitAttended(): Promise<number> {
  const rows = await select(
    'select coalesce(sum(attended_minutes), 0)::int as attended from unit_weeks where unit_id = $1 and week = $2',
    [world.almby.north.id, THIS_MONDAY],
  );
  return Number(rows[0]?.attended);
}
