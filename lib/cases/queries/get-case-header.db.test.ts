import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getCaseHeader } from '@/lib/cases/server';
import { inRomByFormOnly, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
let participant: BuiltCase;

beforeAll(async () => {
  world = await buildWorld();
  participant = await buildCase(world, registered(world), inRomByFormOnly, {
    referral: { state: 'STARTED', provider: 'stigen' },
  });
});

describe('who opens a case', () => {
  it('the coach of the participant, without the identity number', async () => {
    await expect(getCaseHeader(contextOf(world.stigen.coach), participant)).resolves.toMatchObject({
      name: participant.name,
      number: null,
      identityNumber: null,
    });
  });

  it('not the coach’s colleague, as long as the participant has a coach', async () => {
    const client = await ownerClient();
    const { rows } = await client.query(
      `insert into user_accounts (organisation_id, role, name, email) values ($1, 'PROVIDER_COACH', 'Kollega', 'kollega@stigen.example') returning id`,
      [world.stigen.id],
    );
    const colleague: Actor = { ...world.stigen.coach, userId: rows[0].id };
    await expect(getCaseHeader(contextOf(colleague), participant)).rejects.toMatchObject({ reason: 'notFound' });
    const leaves = (at: string | null) =>
      client.query('update user_accounts set disabled_at = $2 where id = $1', [world.stigen.coach.userId, at]);
    await leaves('2026-11-01T08:00:00Z');
    await expect(getCaseHeader(contextOf(colleague), participant)).resolves.toMatchObject({ name: participant.name });
    await leaves(null);
    await client.query('update referrals set coach_id = null where id = $1', [participant.referralId]);
    await expect(getCaseHeader(contextOf(colleague), participant)).resolves.toMatchObject({
      caseId: participant.caseId,
    });
  });
});
