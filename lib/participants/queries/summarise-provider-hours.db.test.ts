import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { reportAttendance, verifyAttendance } from '@/lib/attendance/server';
import { withActor } from '@/lib/platform/database';
import { getProviderPage } from '@/lib/providers/server';
import { protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { atProvider } from '@/tests/builders/groups';
import { buildWorld, contextOf, THIS_WEEK, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { summariseProviderHours } from './summarise-provider-hours';

const TUESDAY = '2026-11-17';
const NOVEMBER = '2026-11-01';

let world: World;
let cases: BuiltCase[];
beforeAll(async () => {
  world = await buildWorld();
  cases = [];
  while (cases.length < 5) cases.push(await buildCase(world, registered(world), atProvider(world)));
});

function summaryFor(actor: Actor, month = NOVEMBER, providerId = world.stigen.id) {
  return withActor(actor, (db) => summariseProviderHours(db, { municipalityId: world.almby.id, providerId, month }));
}

async function report(built: BuiltCase) {
  const cell = { caseId: built.caseId, activityId: built.activities[1]?.lineageId ?? '', day: TUESDAY };
  await reportAttendance(contextOf(world.stigen.coach), {
    week: THIS_WEEK,
    cells: [{ ...cell, presentMinutes: 45, status: 'APPROVED_ABSENCE', seenRevision: null }],
    correctionReason: '',
  });
}

it('puts planned, reported and verified minutes side by side, and holds back what is of fewer than five', async () => {
  const before = await summaryFor(world.almby.unitManager);
  expect(before).toMatchObject({ reportedMinutes: 0, verifiedMinutes: 0 });
  for (const built of cases.slice(0, 4)) await report(built);
  expect(await summaryFor(world.almby.unitManager)).toMatchObject({ reportedMinutes: null, verifiedMinutes: null });
  for (const built of cases.slice(4)) await report(built);
  const all = { plannedMinutes: before?.plannedMinutes, reportedMinutes: 5 * 45 };
  expect(await summaryFor(world.almby.unitManager)).toEqual({ ...all, verifiedMinutes: 0 });

  const { rows } = await (await ownerClient()).query('select id from attendances order by id');
  const verify = (reports: { id: string }[]) =>
    verifyAttendance(contextOf(world.almby.socialWorker), {
      week: THIS_WEEK,
      reports: reports.map(({ id }) => ({ attendanceId: id, seenRevision: 0 })),
    });
  await verify(rows.slice(0, 3));
  expect(await summaryFor(world.almby.unitManager)).toEqual({ ...all, verifiedMinutes: null });
  await verify(rows.slice(3));
  expect(await summaryFor(world.almby.unitManager)).toEqual({ ...all, verifiedMinutes: 5 * 45 });
});

it('counts within the reach of whoever asks, in the month and at the provider alone', async () => {
  const told = await summaryFor(world.almby.unitManager);
  expect(told).not.toBeNull();
  expect(await summaryFor(world.almby.southUnitManager)).toBeNull();
  expect(await summaryFor(world.bergvik.unitManager)).toBeNull();
  expect(await summaryFor(world.almby.unitManager, '2025-11-01')).toBeNull();
  expect(await summaryFor(world.almby.unitManager, NOVEMBER, world.broar.id)).toBeNull();
  await buildCase(world, registered(world), atProvider(world), protectedFor(world.almby.socialWorker));
  expect(await summaryFor(world.almby.unitManager)).toEqual(told);
});

it('stands on the provider’s page for managers, of the last whole month', async () => {
  const pageOf = async (actor: Actor) => {
    const moment = { now: new Date('2026-12-01T08:00:00.000Z'), today: '2026-12-01' };
    return (await getProviderPage(contextOf(actor, moment), { providerId: world.stigen.id, code: null })).lastMonth;
  };
  expect(await pageOf(world.almby.unitManager)).toEqual({
    month: NOVEMBER,
    told: await summaryFor(world.almby.unitManager),
  });
  expect(await pageOf(world.office.manager)).toMatchObject({ month: NOVEMBER });
  expect(await pageOf(world.almby.socialWorker)).toBeNull();
  expect(await pageOf(world.almby.administrator)).toBeNull();
});
