import { beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/database';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { buildGroup, inGroup } from '@/tests/builders/groups';
import { insertRow } from '@/tests/builders/insert-row';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getPlanIdeas } from './get-plan-ideas';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** A group for three that meets on Friday mornings. */
async function buildOffer(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const client = await ownerClient();
  const groupId = await buildGroup(world, name);
  const changes = { places: 3, ...more };
  for (const [column, value] of Object.entries(changes)) {
    await client.query(`update activity_groups set ${column} = $1 where id = $2`, [value, groupId]);
  }
  await insertRow(client, 'group_slots', {
    ...{ municipality_id: world.almby.id, group_id: groupId, weekday: 5, starts_minute: 540, ends_minute: 720 },
  });
  return groupId;
}

const idea = async (caseId: string, groupId: string, actor = world.almby.socialWorker) =>
  (await getPlanIdeas(contextOf(actor), { caseId })).offers.find((offer) => offer.groupId === groupId) ?? null;

describe('what is offered', () => {
  it('is a group with its times, its days and how many places are left, and is audited', async () => {
    const groupId = await buildOffer('Grupp 1', { first_on: '2026-11-02', last_on: '2027-05-28' });
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    expect(await idea(built.caseId, groupId)).toEqual({
      groupId,
      typeCode: 'VOCATIONAL_SWEDISH',
      name: 'Grupp 1',
      place: 'Sal 3',
      slots: [{ weekday: 5, startsMinute: 540, endsMinute: 720 }],
      firstOn: '2026-11-02',
      lastOn: '2027-05-28',
      placesLeft: 3,
    });
    const { rows } = await (await ownerClient()).query(
      `select count(*)::int as n from audit_events where case_id = $1 and action = 'plan.ideas' and outcome = 'ALLOWED'`,
      [built.caseId],
    );
    expect(rows[0].n).toBe(1);
  });

  it('counts a place as taken whoever has it, also one that the reader may not see', async () => {
    const groupId = await buildOffer('Grupp 2');
    await buildCase(world, registered(world), assessed, inGroup(groupId), { unit: 'south' });
    await buildCase(world, assessed, inGroup(groupId));
    await buildCase(world, assessed, inGroup(groupId), protectedFor(world.almby.unitManager));
    const built = await buildCase(world, registered(world), assessed);
    expect((await idea(built.caseId, groupId))?.placesLeft).toBe(0);
    expect((await idea(built.caseId, groupId, world.office.officer))?.placesLeft).toBe(0);
  });

  it('leaves out what has ended, another unit’s, a provider’s, and a group that says nothing of when or for how many', async () => {
    const ended = await buildOffer('Grupp 3', { last_on: '2026-11-17' });
    const other = await buildOffer('Grupp 4', { unit_id: world.almby.south.id });
    const provided = await buildOffer('Grupp 5', { provider_id: world.stigen.id });
    const bare = await buildGroup(world, 'Grupp 6');
    const built = await buildCase(world, assessed);
    for (const groupId of [ended, other, provided, bare]) expect(await idea(built.caseId, groupId)).toBeNull();
  });

  it('knows of the wait for SFI only while it is recorded', async () => {
    const waiting = { code: 'WAITING_FOR_SFI', owner: 'SCHOOL' };
    const now = await buildCase(world, assessed, { gapCause: waiting });
    const before = await buildCase(world, assessed, { gapCause: { ...waiting, toOn: '2026-11-17' } });
    const waits = async (caseId: string) =>
      (await getPlanIdeas(contextOf(world.almby.socialWorker), { caseId })).isWaitingForSfi;
    expect(await waits(now.caseId)).toBe(true);
    expect(await waits(before.caseId)).toBe(false);
  });
});

describe('who is told', () => {
  it('finds nothing for another municipality, a protected person’s case, one not registered at AF, or a provider', async () => {
    const built = await buildCase(world, assessed);
    const hidden = await buildCase(world, assessed, protectedFor(world.almby.unitManager));
    const refused = { reason: 'notFound' };
    for (const [caseId, actor] of [
      [built.caseId, world.bergvik.socialWorker],
      [hidden.caseId, world.almby.socialWorker],
      [built.caseId, world.office.officer],
      [built.caseId, world.stigen.coach],
    ] as const) {
      await expect(getPlanIdeas(contextOf(actor), { caseId })).rejects.toMatchObject(refused);
    }
  });

  it('lets nobody write the times of a group, and no two lie on each other', async () => {
    const groupId = await buildOffer('Grupp 7');
    const slot = { municipalityId: world.almby.id, groupId, weekday: 5, startsMinute: 700, endsMinute: 760 };
    await expect(
      withActor(world.almby.socialWorker, (db) => db.groupSlot.create({ data: { ...slot, weekday: 1 } })),
    ).rejects.toThrow(/row-level security/);
    const house = { organisationKind: 'SYSTEM' as const, municipalityIds: [world.almby.id], onBehalfOf: null };
    await expect(withActor(house, (db) => db.groupSlot.create({ data: slot }))).rejects.toThrow(/no_overlap/);
    const foreign = await withActor(world.bergvik.socialWorker, (db) => db.groupSlot.count({ where: { groupId } }));
    expect(foreign).toBe(0);
  });
});
