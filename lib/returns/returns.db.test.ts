import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { getTaskPage } from '@/lib/tasks/server';
import { buildAgreement } from '@/tests/builders/agreements';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { closeReturn, getReturnPage, listReturnLeadTimes, resumeActivities } from './server';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** Returned last week: the plan that was in force ended with the referral, and its praktik had been broken off by it. */
async function returned(...traits: Parameters<typeof buildCase>[1][]): Promise<BuiltCase> {
  const built = await buildCase(
    world,
    registered(world),
    assessed,
    withPlanInForce,
    { referral: { state: 'ENDED', startsOn: '2026-11-10', endsOn: '2027-05-09' } },
    ...traits,
  );
  const client = await ownerClient();
  await client.query('alter table referrals disable trigger guard_referral');
  await client.query(`update referrals set ends_lineage_ids = $2 where id = $1`, [
    built.referralId,
    built.activities.map(({ lineageId }) => lineageId),
  ]);
  await client.query('alter table referrals enable trigger guard_referral');
  await client.query('alter table activities disable trigger guard_activity');
  await client.query(`update activities set ends_on = '2026-11-09' where plan_version_id = $1`, [built.planVersionId]);
  await client.query('alter table activities enable trigger guard_activity');
  await client.query(`update plan_versions set in_force_to = '2026-11-10', ended_at = $2 where id = $1`, [
    built.planVersionId,
    NOW,
  ]);
  return built;
}

const keyOf = ({ caseId, referralId }: BuiltCase) => ({ caseId, referralId: referralId ?? '' });
const resume = (built: BuiltCase, actor: Actor = world.almby.socialWorker) =>
  resumeActivities(contextOf(actor), {
    ...keyOf(built),
    lineageIds: built.activities.map(({ lineageId }) => lineageId),
  });
const close = (built: BuiltCase, actor: Actor = world.almby.socialWorker) =>
  closeReturn(contextOf(actor), { ...keyOf(built), reason: 'CASE_CLOSES', words: 'Flyttar till en annan kommun' });

async function waits(built: BuiltCase): Promise<boolean> {
  const page = await getTaskPage(contextOf(world.almby.headManager), { only: 'RECEIVE', page: 1 });
  return page.sections.some(({ rows }) =>
    rows.some((row) => 'referralId' in row && row.referralId === built.referralId),
  );
}

describe('a return', () => {
  it('waits for the municipality with a due date, the days without activity and what was broken off', async () => {
    const built = await returned();
    const page = await getReturnPage(contextOf(world.almby.socialWorker), built);
    expect(page.latest).toMatchObject({
      standing: 'OPEN',
      endedOn: '2026-11-10',
      nextOn: null,
      daysWithoutActivity: 7,
      // Known today, when it was written down.
      dueOn: '2026-12-02',
    });
    expect(page.brokenOff).toMatchObject([{ title: 'Praktik på lagret', where: 'BROKEN_OFF' }]);
    expect(await waits(built)).toBe(true);
  });

  it('takes up what was broken off in the plan that is being written', async () => {
    const built = await returned();
    const { versionId } = await resume(built);
    const { rows } = await (await ownerClient()).query(
      `select a.lineage_id, a.starts_on::text, a.ends_on, (select count(*)::int from slots s where s.activity_id = a.id) as slots, p.state
       from activities a join plan_versions p on p.id = a.plan_version_id where a.plan_version_id = $1`,
      [versionId],
    );
    expect(rows).toEqual([
      { lineage_id: built.activities[0]?.lineageId, starts_on: '2026-11-23', ends_on: null, slots: 4, state: 'DRAFT' },
    ]);
    expect((await getReturnPage(contextOf(world.almby.socialWorker), built)).brokenOff).toMatchObject([
      { where: 'IN_DRAFT' },
    ]);
    // Until it is proposed it is still the municipality's turn.
    expect(await waits(built)).toBe(true);
    await expect(resume(built)).rejects.toMatchObject({ reason: 'returnNothingChosen' });
    const { rows: audit } = await (await ownerClient()).query(
      `select 1 from audit_events where case_id = $1 and action = 'return.resume'`,
      [built.caseId],
    );
    expect(audit).toHaveLength(1);
  });

  it('is done when a next activity is agreed', async () => {
    const built = await returned();
    await resume(built);
    const client = await ownerClient();
    await client.query(
      `update plan_versions set proposed_by = $2, proposed_at = $4, municipality_approved_by = $2, municipality_approved_at = $4,
         municipality_approval_basis = 'RESPONSIBLE', employment_service_approved_by = $3, employment_service_approved_at = $4,
         employment_service_approval_basis = 'RESPONSIBLE', in_force_from = '2026-11-23' where case_id = $1 and state = 'DRAFT'`,
      [built.caseId, world.almby.socialWorker.userId, world.office.officer.userId, NOW],
    );
    const { latest } = await getReturnPage(contextOf(world.almby.socialWorker), built);
    expect(latest).toMatchObject({ standing: 'AGREED', nextOn: '2026-11-23', daysWithoutActivity: 12 });
    expect(await waits(built)).toBe(false);
    await expect(close(built)).rejects.toMatchObject({ reason: 'returnNotOpen' });
  });

  it('is done when the municipality writes why there is none, and written once', async () => {
    const built = await returned();
    const results = await Promise.allSettled([close(built), close(built), close(built)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await waits(built)).toBe(false);
    expect((await getReturnPage(contextOf(world.almby.socialWorker), built)).closing).toMatchObject({
      reason: 'CASE_CLOSES',
      byName: world.almby.socialWorker.name,
    });
  });

  it.each([
    ['another municipality', () => world.bergvik.socialWorker, 'notFound'],
    ['another unit', () => world.almby.southSocialWorker, 'notFound'],
    ['Arbetsförmedlingen', () => world.office.officer, 'wrongParty'],
    ['the provider', () => world.stigen.coach, 'wrongParty'],
  ])('is not for %s', async (_, actor, reason) => {
    const built = await returned();
    await expect(resume(built, actor())).rejects.toMatchObject({ reason });
    await expect(close(built, actor())).rejects.toMatchObject({ reason });
    await expect(getReturnPage(contextOf(actor()), built)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('of a protected person is for those who are named', async () => {
    const built = await returned(protectedFor(world.almby.otherSocialWorker));
    await expect(close(built)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(close(built, world.almby.otherSocialWorker)).resolves.toMatchObject({ referralId: built.referralId });
  });

  it('is not closed past the command by another party, nor read by one', async () => {
    const built = await returned();
    const officer = world.office.officer;
    const force = withActor(
      officer,
      (
        db,
      ) => db.$executeRaw`insert into return_closings (municipality_id, referral_id, case_id, reason, words, closed_by, closed_at)
        values (${built.municipalityId}::uuid, ${built.referralId}::uuid, ${built.caseId}::uuid, 'OTHER', 'Klart', ${officer.userId}::uuid, ${NOW})`,
    );
    await expect(force.catch((error) => Promise.reject(describeDatabaseRefusal(error) ?? error))).rejects.toThrow();
    await close(built);
    const rows = await withActor(officer, (db) => db.returnClosing.findMany({ where: { caseId: built.caseId } }));
    expect(rows).toEqual([]);
  });
});

describe('within how many working days it is taken up', () => {
  it('is agreed on, and the överenskommelse in force when the municipality knew holds', async () => {
    const built = await returned();
    await buildAgreement(world, { inForceFrom: TODAY, returnWorkingDays: 3 });
    expect((await getReturnPage(contextOf(world.almby.socialWorker), built)).latest).toMatchObject({
      dueOn: '2026-11-23',
      workingDaysLeft: 3,
    });
    const { sections } = await getTaskPage(contextOf(world.almby.headManager), { only: 'RECEIVE', page: 1 });
    const rows = sections.flatMap((section) => (section.key === 'RECEIVE' ? section.rows : []));
    expect(rows.find(({ referralId }) => referralId === built.referralId)).toMatchObject({ workingDaysLeft: 3 });
  });
});

describe('the time to the next activity', () => {
  it('is told per unit when at least five stand behind it', async () => {
    const lead = () => listReturnLeadTimes(contextOf(world.bergvik.headManager), { municipalityId: world.bergvik.id });
    for (let n = 0; n < 5; n += 1) {
      const before = await lead();
      expect(before.every(({ median }) => median === null)).toBe(true);
      // The praktik goes on all along: nobody stands without activity.
      await buildCase(world, registered(world), assessed, withPlanInForce, {
        municipality: 'bergvik',
        referral: { state: 'ENDED', startsOn: '2026-11-02', endsOn: '2027-05-01' },
      });
    }
    expect((await lead()).find(({ unitId }) => unitId === world.bergvik.north.id)?.median).toEqual({
      days: 0,
      returns: 5,
    });
    await expect(
      listReturnLeadTimes(contextOf(world.almby.headManager), { municipalityId: world.bergvik.id }),
    ).rejects.toMatchObject({ reason: 'notFound' });
    expect(TODAY > '2026-11-02').toBe(true);
  });
});
