import { beforeAll, describe, expect, it } from 'vitest';
import texts from '@/messages/sv.json';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
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

/** What only a program can do: it is a fault, and nobody is told of a reason. */
const FAULTS = ['SU001', 'SW001'];
/** What several guards refuse in one sense: that a plan stands still, who speaks for whom, that the days fit. */
const SHARED: Record<string, string[]> = {
  SAG01: ['guard_agreement', 'guard_agreement_goal'],
  SAG03: ['guard_agreement', 'guard_agreement_goal'],
  SB001: ['guard_absence_review', 'guard_absence_review_day'],
  SB002: ['guard_absence_review', 'guard_absence_review_day'],
  SC002: ['guard_carrying_out', 'guard_consultation'],
  SF003: ['guard_activity_outcome', 'guard_follow_up_undertaking'],
  SK001: ['guard_contact_card', 'guard_own_account'],
  SP001: ['guard_activity', 'guard_plan_proposal', 'guard_plan_version', 'guard_slot'],
  SP003: ['guard_plan_proposal', 'guard_plan_version'],
  SP029: ['guard_activity_days', 'guard_days_within_activity'],
};

/** The own states of the guards as they stand, each with the functions that raise it. */
async function loadRaised(): Promise<Map<string, string[]>> {
  const client = await ownerClient();
  const { rows } = await client.query<{ state: string; name: string }>(
    `select distinct state.found[1] as state, p.proname as name from pg_proc p
     join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
     cross join lateral regexp_matches(p.prosrc, 'ERRCODE\\s*=\\s*''([^'']+)''', 'gi') as state(found) order by 1, 2`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ state }) => state)].map(([state, of]) => [state, of.map(({ name }) => name)]),
  );
}

describe('the states that the guards raise', () => {
  it('mean one thing each', async () => {
    const raised = await loadRaised();
    expect(raised.size).toBeGreaterThan(20);
    const shared = [...raised].filter(([, functions]) => functions.length > 1);
    expect(Object.fromEntries(shared)).toEqual(SHARED);
    expect([...raised.keys()].filter((state) => !/^S([A-Z]\d|[A-Z]{2})\d{2}$/.test(state))).toEqual([]);
  });

  it('each have a reason with a text', async () => {
    const reasons: Record<string, unknown> = texts.reasons;
    const untold = [...(await loadRaised()).keys()].filter((state) => {
      const reason = describeDatabaseRefusal({ code: state })?.reason;
      return reason === undefined || typeof reasons[reason] !== 'string';
    });
    expect(untold).toEqual(FAULTS);
  });
});
