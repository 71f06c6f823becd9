import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { acknowledgeUnheard, recordFoundReferral } from '@/lib/unheard-referrals/server';
import { assessed, type CaseTraits, inRomByFormOnly, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { getTaskPage } from './get-task-page';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

async function casesIn(actor: Actor, only: 'UNHEARD' | 'UNKNOWN_PROGRAMME'): Promise<string[]> {
  const { sections } = await getTaskPage(contextOf(actor), { only, page: 1 });
  return sections.flatMap(({ rows }) => rows.flatMap((row) => ('person' in row ? (row.person?.caseId ?? []) : [])));
}
const record = (built: BuiltCase, typeCode = 'ROM', endsOn: string | null = null) =>
  recordFoundReferral(contextOf(world.almby.socialWorker), {
    caseId: built.caseId,
    requestId: randomUUID(),
    providerId: world.stigen.id,
    providerName: '',
    typeCode,
    startsOn: '2026-09-01',
    endsOn,
    foundHow: 'PERSON_TOLD',
    foundOn: TODAY,
    words: '',
  });

it('a referral made unheard waits for both managers to take note, and for the officers to revise the plan', async () => {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce);
  const { unheardId } = await record(built);
  for (const actor of [world.almby.unitManager, world.office.manager, world.almby.socialWorker, world.office.officer]) {
    expect(await casesIn(actor, 'UNHEARD')).toEqual([built.caseId]);
  }
  for (const actor of [world.almby.southUnitManager, world.almby.otherSocialWorker, world.bergvik.unitManager]) {
    expect(await casesIn(actor, 'UNHEARD')).toEqual([]);
  }
  await acknowledgeUnheard(contextOf(world.almby.unitManager), { caseId: built.caseId, unheardId });
  expect(await casesIn(world.almby.unitManager, 'UNHEARD')).toEqual([]);
  expect(await casesIn(world.office.manager, 'UNHEARD')).toEqual([built.caseId]);
});

it('a programme of AF’s data is asked about until a referral, a plan or a record knows it', async () => {
  const unknown = await buildCase(world, registered(world), assessed, { programmeCode: 'ROM' });
  await buildCase(world, registered(world), inRomByFormOnly);
  await buildCase(world, registered(world), { programmeCode: 'ROM', referral: { state: 'STARTED' } });
  expect(await casesIn(world.almby.socialWorker, 'UNKNOWN_PROGRAMME')).toEqual([unknown.caseId]);
  expect(await casesIn(world.almby.southSocialWorker, 'UNKNOWN_PROGRAMME')).toEqual([]);
  await record(unknown, 'STEG_TILL_ARBETE');
  expect(await casesIn(world.almby.socialWorker, 'UNKNOWN_PROGRAMME')).toEqual([unknown.caseId]);
  await record(unknown);
  expect(await casesIn(world.almby.socialWorker, 'UNKNOWN_PROGRAMME')).toEqual([]);
});

it('a programme that ended here is not asked about while AF’s data may lag: 45 days', async () => {
  const inRom = (...traits: CaseTraits[]) => buildCase(world, registered(world), { programmeCode: 'ROM' }, ...traits);
  const lastDays = { known: '2026-10-04', asked: '2026-10-03' };
  await inRom({ referral: { state: 'ENDED', startsOn: lastDays.known } });
  const asked = [
    await inRom({ referral: { state: 'ENDED', startsOn: lastDays.asked } }),
    await inRom({ referral: { state: 'CANCELLED' } }),
  ];
  const [recorded, recordedLongAgo] = [await inRom(), await inRom()];
  await record(recorded, 'ROM', lastDays.known);
  await record(recordedLongAgo, 'ROM', lastDays.asked);
  expect(await casesIn(world.almby.socialWorker, 'UNKNOWN_PROGRAMME')).toEqual(
    [...asked, recordedLongAgo].map(({ caseId }) => caseId),
  );
});
