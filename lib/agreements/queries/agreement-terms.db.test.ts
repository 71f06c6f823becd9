import { beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/database';
import { buildAgreement } from '@/tests/builders/agreements';
import { buildWorld, TODAY, type World } from '@/tests/builders/world';
import { DEFAULT_TERMS } from '../rules/agreement-terms';
import { getAgreementTerms, loadAgreedTerms } from '../server';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
  await buildAgreement(world, { inForceFrom: '2026-01-01', inForceTo: '2026-11-17', answerWorkingDays: 7 });
  await buildAgreement(world, { inForceFrom: TODAY, answerWorkingDays: 3, freshDays: 20, exemptTypeCodes: ['SIUS'] });
});

const termsOn = (day: string, municipalityId = world.almby.id, actor = world.office.officer) =>
  withActor(actor, (db) => getAgreementTerms(db, { municipalityId, day }));

describe('the rules that hold on a day', () => {
  it('are the same when several days are asked about at once', async () => {
    const days = ['2025-12-31', '2026-01-01', '2026-11-17', TODAY, '2027-06-01'];
    const termsOf = await withActor(world.almby.socialWorker, (db) => loadAgreedTerms(db, world.almby.id));
    for (const day of days) expect(termsOf(day)).toEqual(await termsOn(day));
  });

  it('are those of the version in force', async () => {
    expect(await termsOn('2026-11-17')).toMatchObject({ answerWorkingDays: 7, freshDays: 30 });
    expect(await termsOn(TODAY)).toMatchObject({
      answerWorkingDays: 3,
      freshDays: 20,
      exemptServiceCodes: ['SIUS'],
      escalationContacts: {
        municipality: [world.almby.headManager.userId],
        employmentService: [world.office.manager.userId],
      },
    });
    expect(await termsOn('2027-06-01')).toMatchObject({ answerWorkingDays: 3 });
  });

  it('are the defaults before the first, and in a municipality without one', async () => {
    expect(await termsOn('2025-12-31')).toEqual(DEFAULT_TERMS);
    expect(await termsOn(TODAY, world.bergvik.id)).toEqual(DEFAULT_TERMS);
  });

  it('are known to a provider of the municipality, and not to a foreign municipality', async () => {
    expect(await termsOn(TODAY, world.almby.id, world.stigen.coach)).toMatchObject({ answerWorkingDays: 3 });
    expect(await termsOn(TODAY, world.almby.id, world.bergvik.unitManager)).toEqual(DEFAULT_TERMS);
  });
});
