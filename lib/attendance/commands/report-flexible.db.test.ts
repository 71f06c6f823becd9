import { beforeAll, describe, expect, it } from 'vitest';
import { refreshAttendanceSums } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { getTaskPage } from '@/lib/tasks/server';
import { type CaseTraits, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getGroupWeek } from '../queries/get-group-week';
import { listGroupsToReport } from '../queries/list-groups-to-report';
import type { ReportedCell } from '../rules/sort-reports';
import { reportAttendance } from './report-attendance';

/** The ended week before the one that the world stands in. */
const WEEK = '2026-W46';
const MONDAY = '2026-11-09';
const TUESDAY = '2026-11-10';
const THURSDAY = '2026-11-12';

let world: World;
let elif: BuiltCase;
beforeAll(async () => {
  world = await buildWorld();
  elif = await buildCase(world, registered(world), flexible());
});

/** ROM at Stigen, an hour and a half a week without times. */
function flexible(): CaseTraits {
  return {
    referral: { state: 'STARTED', provider: 'stigen' },
    plan: {
      state: 'APPROVED',
      inForceFrom: MONDAY,
      activities: [
        {
          typeCode: 'ROM',
          title: 'Rusta och matcha',
          party: 'EMPLOYMENT_SERVICE',
          providerId: world.stigen.id,
          flexibleWeeklyMinutes: 90,
        },
      ],
    },
  };
}

function cell(day: string, change: Partial<ReportedCell> = {}): ReportedCell {
  const activityId = elif.activities[0]?.lineageId ?? '';
  return { caseId: elif.caseId, activityId, day, presentMinutes: 90, status: 'PRESENT', seenRevision: null, ...change };
}

function report(cells: ReportedCell[], correctionReason = '') {
  return reportAttendance(contextOf(world.stigen.coach), { week: WEEK, cells, correctionReason });
}

const rowOf = async () => {
  const { rows } = await (await ownerClient()).query(
    `select attended_on::text as day, planned_minutes as planned, present_minutes as present, status from attendances where case_id = $1 order by 1`,
    [elif.caseId],
  );
  return rows;
};
const weekOf = async () => {
  const { rows } = await (await ownerClient()).query(
    `select occupation_minutes as held, reported_planned_minutes as planned, attended_minutes as attended, excused_minutes as excused
     from case_weeks where case_id = $1 and week = $2`,
    [elif.caseId, MONDAY],
  );
  return rows[0];
};
const left = async () => {
  const { groups } = await listGroupsToReport(contextOf(world.stigen.coach), { week: WEEK });
  return groups[0]?.unreportedDays;
};
const tasks = async () => {
  const { sections } = await getTaskPage(contextOf(world.stigen.coach), { only: 'REPORT', page: 1 });
  return sections.reduce((sum, { count }) => sum + count, 0);
};

describe('a week of hours without times', () => {
  it('is told as such, and lacks every day', async () => {
    const { grid } = await getGroupWeek(contextOf(world.stigen.coach), { week: WEEK, groupId: 'mina' });
    expect(grid.rows).toMatchObject([{ flexibleWeekMinutes: 90 }]);
    expect(grid.rows[0]?.cells.map(({ plannedMinutes }) => plannedMinutes)).toEqual([18, 18, 18, 18, 18]);
    expect([await left(), await tasks()]).toEqual([5, 1]);
  });

  it('is refused beyond what the plan holds', async () => {
    await expect(report([cell(TUESDAY, { presentMinutes: 91 })])).rejects.toMatchObject({
      reason: 'attendanceFaults',
    });
    await expect(report([cell(TUESDAY), cell(THURSDAY, { presentMinutes: 1 })])).rejects.toMatchObject({
      reason: 'attendanceFaults',
    });
    expect(await rowOf()).toEqual([]);
  });

  it('is reported on the day on which it was held, once, and the week’s figures agree', async () => {
    await Promise.allSettled([1, 2, 3].map(() => report([cell(TUESDAY)])));
    expect(await rowOf()).toEqual([{ day: TUESDAY, planned: 90, present: 90, status: 'PRESENT' }]);
    expect(await weekOf()).toEqual({ held: 90, planned: 90, attended: 90, excused: 0 });
    expect([await left(), await tasks()]).toEqual([0, 0]);
  });

  it('is moved by a correction that keeps what was said, and shows what is not used', async () => {
    await report([cell(TUESDAY, { presentMinutes: 0, seenRevision: 0 })], 'Mötet var på torsdagen');
    await report([cell(THURSDAY, { presentMinutes: 60 })]);
    expect(await rowOf()).toMatchObject([
      { day: TUESDAY, planned: 0, present: 0 },
      { day: THURSDAY, planned: 60, present: 60 },
    ]);
    expect(await weekOf()).toMatchObject({ planned: 60, attended: 60 });
    expect(await left()).toBe(3);
    await report([cell(MONDAY, { presentMinutes: 0, status: 'SICK' })]);
    expect(await weekOf()).toEqual({ held: 90, planned: 90, attended: 60, excused: 30 });
    expect(await left()).toBe(0);
    const { rows } = await (await ownerClient()).query(
      'select old_planned_minutes, old_present_minutes, reason from attendance_corrections where case_id = $1',
      [elif.caseId],
    );
    expect(rows).toEqual([{ old_planned_minutes: 90, old_present_minutes: 90, reason: 'Mötet var på torsdagen' }]);
  });

  it('comes out the same when it is summed anew', async () => {
    const before = await weekOf();
    const { municipalityId, caseId } = elif;
    await withActor({ organisationKind: 'SYSTEM', municipalityIds: [municipalityId], onBehalfOf: null }, (db) =>
      refreshAttendanceSums(db, { municipalityId, caseIds: [caseId], fromWeek: WEEK, toWeek: WEEK }),
    );
    expect(await weekOf()).toEqual(before);
  });
});
