import { beforeAll, describe, expect, it } from 'vitest';
import { findActor } from '@/lib/access/sessions';
import { parseIdentityNumber } from '@/lib/cases';
import { isIsoDay } from '@/lib/time';
import { ownerClient } from '../database';
import {
  assessed,
  inRomByFormOnly,
  protectedFor,
  registered,
  withPlanInForce,
  withProposedPlan,
  withYoungChild,
} from './case-traits';
import { buildCase, testCoordinationNumber, testIdentityNumber } from './cases';
import { buildWorld, listActors, NOW, THIS_MONDAY, TODAY, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

describe('the built world', () => {
  it('has actors exactly as their session would give them', async () => {
    for (const { actor } of listActors(world)) {
      const found = await findActor(actor.sessionId, NOW);
      expect({ ...found, municipalityIds: found?.municipalityIds.toSorted() }).toEqual({
        ...actor,
        municipalityIds: actor.municipalityIds.toSorted(),
      });
    }
  });

  it('has test numbers only, each of them valid', () => {
    for (let n = 1; n <= 400; n += 1) {
      for (const number of [testIdentityNumber(n), testCoordinationNumber(n)]) {
        expect(parseIdentityNumber(number, { today: TODAY })).toMatchObject({ ok: true, value: number });
        expect(number.slice(8, 11)).toMatch(/^23[89]$/);
      }
    }
    expect(isIsoDay(TODAY)).toBe(true);
  });

  it.each([
    [
      'assessed with a plan in force',
      () => [registered(world), assessed, withPlanInForce],
      { level: 'BELOW_FULL_TIME', required_minutes: 2100, gap_minutes: 180 },
    ],
    [
      'with a young child',
      () => [registered(world), assessed, withYoungChild, withPlanInForce],
      { level: 'FULL_TIME', required_minutes: 1500, gap_minutes: 0 },
    ],
    ['assessed without a plan', () => [assessed], { level: 'NO_PLAN', required_minutes: 2100 }],
    ['with a proposed plan', () => [registered(world), assessed, withProposedPlan], { level: 'NO_PLAN' }],
    ['not assessed', () => [{}], { level: 'NOT_ASSESSED' }],
    [
      'in ROM by form only',
      () => [registered(world), inRomByFormOnly],
      { level: 'EXEMPT', is_formally_full_time_only: true },
    ],
    ['protected', () => [assessed, protectedFor(world.almby.socialWorker)], { level: 'NO_PLAN' }],
  ] as const)('computes the week of a case %s', async (_name, traits, expected) => {
    const built = await buildCase(world, ...traits());
    const client = await ownerClient();
    const { rows } = await client.query('select * from case_weeks where case_id = $1 and week = $2', [
      built.caseId,
      THIS_MONDAY,
    ]);
    expect(rows).toMatchObject([expected]);
  });

  it.each(['DRAFT', 'AWAITING_CONSULTATION', 'CLEARED', 'DECIDED', 'STARTED', 'ENDED', 'CANCELLED'] as const)(
    'brings a referral to %s',
    async (state) => {
      const built = await buildCase(world, registered(world), assessed, withPlanInForce, { referral: { state } });
      const client = await ownerClient();
      const { rows } = await client.query('select state from referrals where id = $1', [built.referralId]);
      expect(rows).toEqual([{ state }]);
    },
  );
});
