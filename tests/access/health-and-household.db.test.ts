import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getCasePage } from '@/lib/cases/server';
import { getConsultationPage } from '@/lib/consultations/server';
import { getPlan } from '@/lib/plans/server';
import { previewReferral, saveReferral } from '@/lib/referrals/server';
import { getWeeklyOverview, listPersonsBehind } from '@/lib/weekly-overview/server';
import { assessed, registered, withPlanInForce, withYoungChild } from '../builders/case-traits';
import { type BuiltCase, buildCase } from '../builders/cases';
import { buildWorld, contextOf, THIS_WEEK, type World } from '../builders/world';

// A child under eight takes ten hours of the week, and health is the cause of what is missing. The municipality reads both on
// every page; Arbetsförmedlingen reads the hours that are left, and neither (OSL 26:1).

let world: World;
let built: BuiltCase;
let consultationId: string;

beforeAll(async () => {
  world = await buildWorld();
  built = await buildCase(world, registered(world), assessed, withYoungChild, withPlanInForce, {
    plan: { state: 'APPROVED', activities: [{ slots: [{ weekday: 1, startsMinute: 480, endsMinute: 720 }] }] },
    gapCause: { code: 'HEALTH', owner: 'HEALTH' },
  });
  const saved = await saveReferral(contextOf(world.office.officer), {
    ...proposal(),
    referralId: null,
    revision: 0,
    asksNow: true,
    providerId: world.stigen.id,
    coachId: null,
    endsOn: '2027-05-22',
    purpose: 'Matchning',
    differenceFromEarlier: '',
  });
  consultationId = saved.consultationId ?? '';
});

function proposal() {
  return {
    caseId: built.caseId,
    typeCode: 'ROM',
    startsOn: '2026-11-23',
    flexibleWeeklyMinutes: 90,
    slots: [],
    endsLineageIds: [],
  };
}

/** The minutes that children and other duties take, as each page tells the reader. */
const PAGES: Record<string, (reader: Actor) => Promise<number | undefined>> = {
  'the samråd before': async (reader) =>
    (await getConsultationPage(contextOf(reader), { caseId: built.caseId, consultationId })).effect.before
      .otherDutiesMinutes,
  'the samråd after': async (reader) =>
    (await getConsultationPage(contextOf(reader), { caseId: built.caseId, consultationId })).effect.after
      .otherDutiesMinutes,
  'the plan': async (reader) =>
    (await getPlan(contextOf(reader), { caseId: built.caseId })).requirements[0]?.otherMinutes,
  'the case': async (reader) =>
    (await getCasePage(contextOf(reader), { caseId: built.caseId })).weeks.at(-1)?.picture.otherDuties,
  'the persons behind a number': async (reader) => (await personsBehind(reader)).persons[0]?.week.otherDuties,
};

const personsBehind = (reader: Actor) =>
  listPersonsBehind(contextOf(reader), { week: THIS_WEEK, municipalityId: world.almby.id, search: { sida: 1 } });

describe.each(Object.entries(PAGES))('what children and other duties take, in %s', (_, read) => {
  it('is told to the municipality', async () => {
    expect(await read(world.almby.headManager)).toBe(600);
  });

  it('is not told to Arbetsförmedlingen', async () => {
    expect(await read(world.office.manager)).toBe(0);
  });
});

it('the live effect of a referral tells AF the hours and not the household', async () => {
  const effect = await previewReferral(contextOf(world.office.officer), proposal());
  expect(effect.before).toMatchObject({ requiredMinutes: 1500, otherDutiesMinutes: 0 });
});

it('health as a cause is told to the municipality, person by person and in sum, and not to AF', async () => {
  expect((await personsBehind(world.almby.headManager)).persons[0]?.gapCause).toEqual({
    code: 'HEALTH',
    owner: 'HEALTH',
  });
  expect((await personsBehind(world.office.manager)).persons[0]?.gapCause).toBeNull();
  const ownersFor = async (reader: Actor) =>
    (await getWeeklyOverview(contextOf(reader), { week: THIS_WEEK, municipalityId: world.almby.id })).total.at(-1)
      ?.gapMinutesByOwner;
  const municipality = await ownersFor(world.almby.headManager);
  const employmentService = await ownersFor(world.office.manager);
  expect(municipality?.HEALTH).toBeGreaterThan(0);
  expect(employmentService).toMatchObject({ HEALTH: 0, UNKNOWN: municipality?.HEALTH });
});
