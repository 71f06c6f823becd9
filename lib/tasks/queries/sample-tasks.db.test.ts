import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { reportAttendance } from '@/lib/attendance/server';
import { drawSample } from '@/lib/verification-samples/server';
import { registered } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { atProvider } from '@/tests/builders/groups';
import { buildWorld, contextOf, THIS_WEEK, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getTaskPage } from './get-task-page';

const DECEMBER = { now: new Date('2026-12-02T08:00:00.000Z'), today: '2026-12-02' };

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  const { caseId, activities } = await buildCase(world, registered(world), atProvider(world));
  const cell = { caseId, activityId: activities[1]?.lineageId ?? '', day: '2026-11-17', seenRevision: null };
  await reportAttendance(contextOf(world.stigen.coach), {
    week: THIS_WEEK,
    cells: [{ ...cell, presentMinutes: 60, status: 'PRESENT' }],
    correctionReason: '',
  });
  await drawSample(world.almby.id, DECEMBER);
});

async function findSamples(actor: Actor) {
  const { sections } = await getTaskPage(contextOf(actor, DECEMBER), { only: 'SAMPLE', page: 1 });
  return sections[0]?.rows ?? [];
}

it('waits for those in the municipality who have the case, until every drawn day is checked', async () => {
  const task = { month: '2026-11-01', days: 1, persons: 1, drawnOn: '2026-12-02', waitedWorkingDays: 0 };
  expect(await findSamples(world.almby.socialWorker)).toEqual([task]);
  expect(await findSamples(world.almby.unitManager)).toEqual([task]);
  for (const actor of [world.almby.otherSocialWorker, world.almby.southUnitManager, world.bergvik.unitManager]) {
    expect(await findSamples(actor)).toEqual([]);
  }
  expect(await findSamples(world.office.officer)).toEqual([]);
  const client = await ownerClient();
  await client.query(
    `update verification_sample_items set outcome = 'NOT_CHECKABLE', words = 'Listan är borta', checked_minutes = 60, checked_by = $1, checked_at = now()`,
    [world.almby.socialWorker.userId],
  );
  expect(await findSamples(world.almby.socialWorker)).toEqual([]);
});
