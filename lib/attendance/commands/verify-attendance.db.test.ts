import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, hasPermission } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { atProvider } from '@/tests/builders/groups';
import { buildWorld, contextOf, THIS_WEEK, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { reportAttendance } from './report-attendance';
import { verifyAttendance } from './verify-attendance';

const TUESDAY = '2026-11-17';

let world: World;
let elif: BuiltCase;
let attendanceId: string;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(async () => {
  elif = await buildCase(world, registered(world), atProvider(world));
  attendanceId = await reportRom(elif, world.stigen.coach);
});

async function reportRom(built: BuiltCase, actor: Actor): Promise<string> {
  const activityId = built.activities[1]?.lineageId ?? '';
  await reportAttendance(contextOf(actor), {
    week: THIS_WEEK,
    cells: [
      { caseId: built.caseId, activityId, day: TUESDAY, presentMinutes: 60, status: 'PRESENT', seenRevision: null },
    ],
    correctionReason: '',
  });
  const { rows } = await (await ownerClient()).query('select id from attendances where case_id = $1', [built.caseId]);
  return String(rows[0].id);
}

function verify(actor: Actor, id = attendanceId, seenRevision = 0) {
  return verifyAttendance(contextOf(actor), { week: THIS_WEEK, reports: [{ attendanceId: id, seenRevision }] });
}

async function verifierOf(id: string): Promise<string | null> {
  const { rows } = await (await ownerClient()).query('select verified_by from attendances where id = $1', [id]);
  return rows[0].verified_by;
}

describe('verifyAttendance', () => {
  it('verifies what the provider reported, once, with one audit row', async () => {
    const results = await Promise.all([1, 2, 3].map(() => verify(world.almby.socialWorker)));
    expect(results.map(({ verified }) => verified).sort()).toEqual([0, 0, 1]);
    expect(await verifierOf(attendanceId)).toBe(world.almby.socialWorker.userId);
    const { rows } = await (await ownerClient()).query(
      `select user_id, detail from audit_events where case_id = $1 and action = 'attendance.verify'`,
      [elif.caseId],
    );
    expect(rows).toEqual([{ user_id: world.almby.socialWorker.userId, detail: { week: THIS_WEEK, verified: 1 } }]);
  });

  it('is refused to the one who reported, by the command and by the database', async () => {
    const own = await buildCase(world, registered(world), atProvider(world));
    const id = await reportRom(own, world.almby.socialWorker);
    await expect(verify(world.almby.socialWorker, id)).rejects.toMatchObject({
      reason: 'attendanceVerifiedByReporter',
    });
    await expect(
      withActor(world.almby.socialWorker, (db) =>
        db.attendance.updateMany({
          where: { id },
          data: { verifiedBy: world.almby.socialWorker.userId, verifiedAt: new Date() },
        }),
      ),
    ).rejects.toThrow(/attendances_verified_by_another/);
    await expect(verify(world.almby.otherSocialWorker, id)).resolves.toEqual({ verified: 1 });
  });

  it('is lost by a correction, and refused of values that the verifier did not see', async () => {
    await verify(world.almby.socialWorker);
    const activityId = elif.activities[1]?.lineageId ?? '';
    await reportAttendance(contextOf(world.stigen.coach), {
      week: THIS_WEEK,
      cells: [{ caseId: elif.caseId, activityId, day: TUESDAY, presentMinutes: 0, status: 'SICK', seenRevision: 0 }],
      correctionReason: 'Fel person',
    });
    expect(await verifierOf(attendanceId)).toBeNull();
    await expect(verify(world.almby.socialWorker)).rejects.toMatchObject({ reason: 'attendanceChangedMeanwhile' });
    await expect(verify(world.almby.socialWorker, attendanceId, 1)).resolves.toEqual({ verified: 1 });
  });

  it('finds nothing of another unit, another municipality or a protected person', async () => {
    const hidden = await buildCase(world, registered(world), atProvider(world), protectedFor(world.almby.unitManager));
    const id = await reportRom(hidden, world.almby.unitManager);
    const notFound = { reason: 'notFound' };
    await expect(verify(world.almby.southUnitManager)).rejects.toMatchObject(notFound);
    await expect(verify(world.bergvik.unitManager)).rejects.toMatchObject(notFound);
    await expect(verify(world.almby.socialWorker, id)).rejects.toMatchObject(notFound);
  });

  it('is for the municipality, as reporting is not for Arbetsförmedlingen', () => {
    expect(hasPermission('PROVIDER_COACH', 'attendance.verify')).toBe(false);
    expect(hasPermission('EMPLOYMENT_OFFICER', 'attendance.verify')).toBe(false);
    expect(hasPermission('EMPLOYMENT_OFFICER', 'attendance.report')).toBe(false);
    expect(hasPermission('EMPLOYMENT_MANAGER', 'attendance.report')).toBe(false);
    expect(hasPermission('JOB_COACH', 'attendance.report')).toBe(true);
  });
});
