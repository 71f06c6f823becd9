import { beforeAll, expect, it } from 'vitest';
import { reportAttendance, verifyAttendance } from '@/lib/attendance/server';
import { protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { atProvider } from '@/tests/builders/groups';
import { buildWorld, contextOf, THIS_WEEK, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getCaseProviderHours } from './get-case-provider-hours';

const TUESDAY = '2026-11-17';
/** When the week has ended. */
const LATER = { now: new Date('2026-11-23T09:00:00.000Z'), today: '2026-11-23' };

let world: World;
let elif: BuiltCase;
beforeAll(async () => {
  world = await buildWorld();
  elif = await buildCase(world, registered(world), atProvider(world));
});

const hoursFor = (actor = world.almby.socialWorker, at: object = LATER, caseId = elif.caseId) =>
  getCaseProviderHours(contextOf(actor, at), { caseId, week: THIS_WEEK });

function report(day: string, presentMinutes: number, status: 'PRESENT' | 'SICK') {
  const activityId = elif.activities[1]?.lineageId ?? '';
  const cells = [{ caseId: elif.caseId, activityId, day, presentMinutes, status, seenRevision: null }];
  return reportAttendance(contextOf(world.stigen.coach, LATER), { week: THIS_WEEK, cells, correctionReason: '' });
}

it('stands side by side: planned, reported and verified, also for Arbetsförmedlingen', async () => {
  const [before] = (await hoursFor()).providers;
  expect(before).toMatchObject({ providerName: world.stigen.name, reportedMinutes: 0, verifiedMinutes: 0 });
  expect(before?.unreportedMinutes).toBe(before?.plannedMinutes);
  const planned = before?.plannedMinutes ?? 0;

  await report(TUESDAY, 60, 'PRESENT');
  await report('2026-11-19', 20, 'SICK');
  const client = await ownerClient();
  const { rows } = await client.query('select id from attendances where case_id = $1 and attended_on = $2', [
    elif.caseId,
    TUESDAY,
  ]);
  await verifyAttendance(contextOf(world.almby.socialWorker, LATER), {
    week: THIS_WEEK,
    reports: [{ attendanceId: rows[0].id, seenRevision: 0 }],
  });
  for (const actor of [world.almby.socialWorker, world.office.officer]) {
    expect((await hoursFor(actor)).providers).toEqual([
      {
        providerName: world.stigen.name,
        plannedMinutes: planned,
        reportedMinutes: 80,
        verifiedMinutes: 60,
        unreportedMinutes: planned - 120,
      },
    ]);
  }
});

it('counts no day that has not ended', async () => {
  const { caseId } = await buildCase(world, registered(world), atProvider(world));
  const onTuesday = await hoursFor(world.almby.socialWorker, { today: TUESDAY }, caseId);
  const later = await hoursFor(world.almby.socialWorker, LATER, caseId);
  const [before, after] = [onTuesday, later].map(({ providers }) => providers[0]?.plannedMinutes ?? 0);
  expect((after ?? 0) - (before ?? 0)).toBe(120);
});

it('is audited, and nobody else’s to read', async () => {
  await hoursFor();
  const { rows } = await (await ownerClient()).query(
    `select 1 from audit_events where case_id = $1 and action = 'attendance.compare'`,
    [elif.caseId],
  );
  expect(rows.length).toBeGreaterThan(0);
  await expect(hoursFor(world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
  await expect(hoursFor(world.stigen.coach)).rejects.toMatchObject({ reason: 'wrongParty' });
  const hidden = await buildCase(world, registered(world), atProvider(world), protectedFor(world.almby.unitManager));
  await expect(hoursFor(world.almby.socialWorker, LATER, hidden.caseId)).rejects.toMatchObject({ reason: 'notFound' });
});
