import { beforeAll, describe, expect, it } from 'vitest';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, type World } from '@/tests/builders/world';
import { type Db, withActor } from './database';
import { describeDatabaseRefusal } from './database-refusals';

let world: World;
let built: BuiltCase;

beforeAll(async () => {
  world = await buildWorld();
  built = await buildCase(world, registered(world), assessed, withPlanInForce, {
    referral: { state: 'AWAITING_CONSULTATION' },
  });
});

/** What a person is told when this is tried past every rule and command. */
async function reasonOf(attempt: (db: Db) => Promise<unknown>): Promise<string | null> {
  const actor = world.office.officer;
  const error = await withActor(actor, attempt).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return describeDatabaseRefusal(error)?.reason ?? null;
}

describe('what the database refuses is told in words', () => {
  it('a guard, met through raw SQL', async () => {
    expect(
      await reasonOf(
        (db) => db.$executeRaw`update referrals set flexible_weekly_minutes = 600 where id = ${built.referralId}::uuid`,
      ),
    ).toBe('referralFrozen');
  });

  it('a guard, met through the client', async () => {
    const key = { municipalityId: built.municipalityId, id: built.referralId ?? '' };
    expect(
      await reasonOf((db) => db.referral.update({ where: { municipalityId_id: key }, data: { state: 'STARTED' } })),
    ).toBe('referralWrongOrder');
    const version = { municipalityId: built.municipalityId, id: built.planVersionId ?? '' };
    expect(
      await reasonOf((db) =>
        db.planVersion.update({ where: { municipalityId_id: version }, data: { needs: 'annat' } }),
      ),
    ).toBe('planVersionFrozen');
  });

  it('a constraint, met through the client', async () => {
    expect(
      await reasonOf((db) =>
        db.assessment.create({
          data: {
            municipalityId: built.municipalityId,
            caseId: built.caseId,
            validFrom: new Date('2026-11-01'),
            ground: 'VOLUNTARY',
            abilityMinutes: 2400,
            createdBy: world.almby.socialWorker.userId,
            createdAt: new Date(),
          },
        }),
      ),
    ).toBe('assessmentOverlaps');
  });

  it('an id that is no id finds nothing', async () => {
    expect(await reasonOf((db) => db.referral.findFirst({ where: { id: 'abc' } }))).toBe('notFound');
  });

  it('and a fault is no refusal', async () => {
    expect(await reasonOf((db) => db.$queryRaw`select * from no_such_table`)).toBeNull();
  });
});
