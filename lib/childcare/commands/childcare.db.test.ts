import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { type SaveChildcareOfferInput, saveChildcareOfferSchema } from '@/lib/childcare';
import { getChildcarePage, removeChildcareOffer, saveChildcareOffer } from '@/lib/childcare/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { insertRow } from '@/tests/builders/insert-row';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const BORN = '2020-05-04';
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 450, closesMinute: 900 }));
const place = {
  offerId: null,
  revision: 0,
  childBornOn: BORN,
  childOrdinal: 1,
  isNotNeeded: false,
  startsOn: '2026-08-17',
  endsOn: null,
  appliedOn: '2026-05-02',
  offeredOn: '2026-06-10',
  declinedOn: null,
  weeklyMinutes: 1800,
  hours: weekdays,
} satisfies Omit<SaveChildcareOfferInput, 'caseId'>;

/** Praktik Monday to Thursday 08–16 with a child of six. */
const buildParent = (...traits: Parameters<typeof buildCase>[1][]) =>
  buildCase(world, registered(world), assessed, withPlanInForce, { childrenBornOn: [BORN] }, ...traits);
const save = (
  { caseId }: BuiltCase,
  change: Partial<SaveChildcareOfferInput> = {},
  actor: Actor = world.almby.socialWorker,
) => saveChildcareOffer(contextOf(actor), { caseId, ...place, ...change });
const page = ({ caseId }: BuiltCase, actor: Actor = world.almby.socialWorker) =>
  getChildcarePage(contextOf(actor), { caseId });

describe('a child’s place against the plan', () => {
  it('is missing whole until it is in place', async () => {
    const built = await buildParent();
    expect(await page(built)).toMatchObject({
      hasPlan: true,
      need: { totalMinutes: 1920, flexibleMinutes: 0 },
      suggestedMinutes: 1920,
      children: [{ bornOn: BORN, age: 6, current: null, gap: { gapMinutes: 1920 } }],
    });
    await save(built, { startsOn: '2026-11-30' });
    expect((await page(built)).children).toMatchObject([{ current: null, offers: [{ state: 'OFFERED' }] }]);
  });

  it('covers what lies within its hours; what lies outside is pointed out, and the adaptation suggested', async () => {
    const built = await buildParent();
    await save(built);
    const found = await page(built);
    expect(found.children).toMatchObject([
      { current: { state: 'IN_PLACE', weeklyMinutes: 1800 }, gap: { coveredMinutes: 1680, gapMinutes: 240 } },
    ]);
    expect(found.children[0]?.gap?.outside).toHaveLength(4);
    expect(found).toMatchObject({ suggestedMinutes: 240, adaptationMinutes: 0 });
  });

  it('counts the way there and back, and leaves the search for work out', async () => {
    const built = await buildCase(world, assessed, {
      childrenBornOn: [BORN],
      plan: {
        state: 'APPROVED',
        activities: [
          { slots: [{ weekday: 1, startsMinute: 480, endsMinute: 960 }] },
          { typeCode: 'OWN_JOB_SEARCH', slots: [{ weekday: 2, startsMinute: 480, endsMinute: 960 }] },
        ],
      },
    });
    expect((await page(built)).need.totalMinutes).toBe(480);
  });

  it('is asked of nobody over twelve, and counts none for a child that needs none', async () => {
    const built = await buildParent({ childrenBornOn: ['2010-01-01', BORN] });
    expect((await page(built)).children).toHaveLength(1);
    const none = { appliedOn: null, offeredOn: null, weeklyMinutes: null, hours: [] };
    await save(built, { ...none, isNotNeeded: true });
    expect(await page(built)).toMatchObject({ children: [{ gap: null }], suggestedMinutes: 0 });
  });

  it('of twins are two', async () => {
    const built = await buildParent({ childrenBornOn: [BORN, BORN] });
    await save(built, { childOrdinal: 2 });
    expect((await page(built)).children.map(({ ordinal, current }) => [ordinal, current?.state ?? null])).toEqual([
      [1, null],
      [2, 'IN_PLACE'],
    ]);
    await expect(save(built, { childOrdinal: 3 })).rejects.toMatchObject({ reason: 'childcareChildNotInHousehold' });
  });

  it('outlives that the children of the household are written anew', async () => {
    const built = await buildParent();
    await save(built);
    const client = await ownerClient();
    await client.query('delete from children where case_id = $1', [built.caseId]);
    await insertRow(client, 'children', {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      born_on: BORN,
    });
    expect((await page(built)).children).toMatchObject([{ current: { state: 'IN_PLACE' } }]);
  });
});

describe('writing down a place', () => {
  it('leaves a row in the audit, and so does reading it', async () => {
    const built = await buildParent();
    const { offerId } = await save(built);
    await page(built, world.almby.jobCoach);
    const { rows } = await (await ownerClient()).query(
      `select action, user_id, subject_id from audit_events where case_id = $1 and action like 'childcare.%' order by at, id`,
      [built.caseId],
    );
    expect(rows).toEqual([
      { action: 'childcare.write', user_id: world.almby.socialWorker.userId, subject_id: offerId },
      { action: 'childcare.read', user_id: world.almby.jobCoach.userId, subject_id: null },
    ]);
  });

  it('is refused over another of the same child: by the rule and by PostgreSQL, also for two at once', async () => {
    const built = await buildParent();
    const results = await Promise.allSettled([save(built), save(built, {}, world.almby.jobCoach)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(save(built, { startsOn: '2027-01-01' })).rejects.toMatchObject({
      fields: { startsOn: 'childcareOverlaps' },
    });
    const past = insertRow(await ownerClient(), 'childcare_offers', {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      child_born_on: BORN,
      starts_on: '2027-01-01',
      recorded_by: world.almby.socialWorker.userId,
      recorded_at: NOW,
    });
    await expect(past).rejects.toSatisfy((error) => describeDatabaseRefusal(error)?.reason === 'childcareOverlaps');
    await save(built, { startsOn: '2027-01-01', declinedOn: '2026-11-01' });
  });

  it('changes what was known at the revision that was read, and takes a mistake back', async () => {
    const built = await buildParent();
    const { offerId } = await save(built);
    await save(built, { offerId, weeklyMinutes: 2400, hours: [] });
    expect((await page(built)).children).toMatchObject([{ gap: { gapMinutes: 0 }, current: { revision: 1 } }]);
    await expect(save(built, { offerId })).rejects.toMatchObject({ reason: 'childcareChangedMeanwhile' });
    const key = { caseId: built.caseId, offerId };
    const remove = (revision: number, actor = world.almby.socialWorker) =>
      removeChildcareOffer(contextOf(actor), { ...key, revision });
    await expect(remove(0)).rejects.toMatchObject({ reason: 'childcareChangedMeanwhile' });
    await expect(remove(1, world.bergvik.socialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await remove(1);
    expect((await page(built)).children).toMatchObject([{ offers: [] }]);
  });

  it('is refused beside the field when the days or hours cannot be', async () => {
    const built = await buildParent();
    for (const [change, field] of [
      [{ endsOn: '2026-08-01' }, 'endsOn'],
      [{ weeklyMinutes: null }, 'weeklyMinutes'],
      [{ hours: [{ weekday: 1, opensMinute: 900, closesMinute: 450 }] }, 'hours.0.closesMinute'],
    ] as const) {
      const parsed = saveChildcareOfferSchema.safeParse({ caseId: built.caseId, ...place, ...change });
      expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
      const refused = save(built, change as Partial<SaveChildcareOfferInput>);
      await expect(refused).rejects.toMatchObject({ fields: { [field]: expect.any(String) } });
    }
  });

  it('is refused out of sight, in a closed case, and for AF, who see nothing of it', async () => {
    const built = await buildParent();
    await save(built);
    await expect(save(built, {}, world.almby.southSocialWorker)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(save(built, {}, world.office.officer)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(page(built, world.office.officer)).rejects.toMatchObject({ reason: 'notPermitted' });
    expect(await withActor(world.office.officer, (db) => db.childcareOffer.count())).toBe(0);
    expect(await withActor(world.office.officer, (db) => db.childcareHours.count())).toBe(0);
    const secret = await buildParent(protectedFor(world.almby.unitManager));
    await expect(save(secret)).rejects.toMatchObject({ reason: 'notFound' });
    const closed = await buildParent({ closedOn: '2026-11-16' });
    await expect(save(closed)).rejects.toMatchObject({ reason: 'childcareCaseClosed' });
  });
});
