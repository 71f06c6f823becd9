import { randomUUID } from 'node:crypto';
import { reportAttendance } from '@/lib/attendance/server';
import { holdMeeting, requestConsultation } from '@/lib/consultations/server';
import { saveProviderSiteSchema } from '@/lib/providers';
import {
  closeProviderSite,
  registerProvider,
  saveAgreement,
  saveMunicipalityPlace,
  saveProviderSite,
} from '@/lib/providers/server';
import {
  decideEmployment,
  holdPlace,
  losePlace,
  planEmployment,
  prolongHold,
  requestEmploymentDecision,
  startEmployment,
} from '@/lib/subsidised-employment/server';
import { checkSampleItem, drawSample } from '@/lib/verification-samples/server';
import { assessed, registered } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { placementRequest } from '@/tests/builders/consultations';
import { atProvider } from '@/tests/builders/groups';
import { contextOf, THIS_WEEK, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { caseOf, coachOf, type Form, officerOf, press, workerOf } from './form';
import { freshWorld } from './other-forms';

const administratorOf = ({ almby }: World) => contextOf(almby.administrator);
const jobCoachOf = ({ almby }: World) => contextOf(almby.jobCoach);

async function placeForm(world: World, requestsNow: boolean) {
  const { caseId } = await buildCase(world, registered(world), assessed);
  const place = { work: 'Köksbiträde', workplace: 'Almby skolkök', weeklyMinutes: 1200 };
  return { caseId, ...place, startsOn: '2026-12-07', heldUntil: '2026-12-04', words: '', requestsNow };
}

async function heldPlace(world: World, requestsNow: boolean, isGranted = false) {
  const { caseId } = await placeForm(world, requestsNow).then(async (input) => {
    await holdPlace(jobCoachOf(world), input);
    return input;
  });
  const seen = async () => {
    const { rows } = await (await ownerClient()).query(
      'select id, revision from subsidised_employments where case_id = $1',
      [caseId],
    );
    return { caseId, employmentId: String(rows[0].id), revision: Number(rows[0].revision) };
  };
  if (isGranted) await decideEmployment(officerOf(world), { ...(await seen()), ...GRANTED });
  return seen();
}

const GRANTED = { isGranted: true, support: 'WAGE_SUBSIDY' as const, supportUntil: null, words: '' };

const siteOf = (world: World) =>
  saveProviderSiteSchema.parse({
    providerId: world.stigen.id,
    siteId: randomUUID(),
    revision: 0,
    name: 'Ån',
    municipalityCode: world.almby.code,
    hasOffice: true,
    address: 'Åvägen 2, Almby',
    coordinates: '62.2, 16.3',
    openingHours: 'mån–fre 8–16',
    languages: ['sv'],
    specialisations: ['YOUNG'],
    serviceCodes: ['ROM'],
    levels: ['A'],
  });

/** A day that a provider has reported in November, drawn in December. */
async function drawnDay(world: World) {
  const { caseId, activities } = await buildCase(world, registered(world), atProvider(world));
  const cell = { caseId, activityId: activities[1]?.lineageId ?? '', day: '2026-11-17', seenRevision: null };
  const cells = [{ ...cell, presentMinutes: 60, status: 'PRESENT' as const }];
  await reportAttendance(coachOf(world), { week: THIS_WEEK, cells, correctionReason: '' });
  await drawSample(world.almby.id, { now: new Date('2026-12-01T08:00:00.000Z'), today: '2026-12-01' });
  const { rows } = await (await ownerClient()).query('select id from verification_sample_items where case_id = $1', [
    caseId,
  ]);
  return String(rows[0].id);
}

/** Group samråd, the fast lane to subsidised employment, and the register of providers. */
export const LATE_FORMS: Record<string, Form> = {
  holdMeeting: async (world) => {
    const { consultationId } = await requestConsultation(workerOf(world), placementRequest(await caseOf(world)));
    const meeting = { municipalityId: world.almby.id, requestId: randomUUID(), heldOn: TODAY };
    const input = { ...meeting, participants: 'Sara Holm, Anna Ros', consultationIds: [consultationId] };
    return press(holdMeeting, workerOf(world), input);
  },
  holdPlace: async (world) => {
    const input = await placeForm(world, true);
    return press(holdPlace, jobCoachOf(world), input);
  },
  requestEmploymentDecision: async (world) => {
    const seen = await heldPlace(world, false);
    return press(requestEmploymentDecision, jobCoachOf(world), seen);
  },
  decideEmployment: async (world) => {
    const seen = await heldPlace(world, true);
    return press(decideEmployment, officerOf(world), { ...seen, ...GRANTED });
  },
  prolongHold: async (world) => {
    const seen = await heldPlace(world, true);
    return press(prolongHold, jobCoachOf(world), { ...seen, heldUntil: '2026-12-06', words: 'En helg till' });
  },
  losePlace: async (world) => {
    const seen = await heldPlace(world, true);
    return press(losePlace, jobCoachOf(world), { ...seen, loss: 'WORKPLACE_WITHDREW', words: 'Köket stänger' });
  },
  startEmployment: async (world) => {
    const seen = await heldPlace(world, true, true);
    return press(startEmployment, jobCoachOf(world), { ...seen, startedOn: TODAY });
  },
  planEmployment: async (world) => {
    const { caseId, employmentId } = await heldPlace(world, true, true);
    return press(planEmployment, jobCoachOf(world), { caseId, employmentId });
  },
  checkSampleItem: async () => {
    const world = await freshWorld();
    const found = { outcome: 'AGREES' as const, method: 'SIGNED_LIST' as const, foundMinutes: null, words: '' };
    const input = { itemId: await drawnDay(world), seenRevision: 0, ...found };
    return press(checkSampleItem, workerOf(world), input);
  },
  registerProvider: async (world) => {
    const input = {
      providerId: randomUUID(),
      name: `Nya Vägar ${randomUUID()}`,
      agreedFrom: '2026-01-01',
      agreedTo: null,
    };
    return press(registerProvider, administratorOf(world), input);
  },
  saveAgreement: async (world) => {
    const providerId = randomUUID();
    const provider = { providerId, name: `Nya Vägar ${providerId}`, agreedFrom: '2026-01-01', agreedTo: null };
    await registerProvider(administratorOf(world), provider);
    return press(saveAgreement, administratorOf(world), {
      providerId,
      agreedFrom: '2026-01-01',
      agreedTo: '2027-11-17',
    });
  },
  saveProviderSite: async () => {
    const world = await freshWorld();
    const site = siteOf(world);
    return press(saveProviderSite, administratorOf(world), site);
  },
  closeProviderSite: async () => {
    const world = await freshWorld();
    const site = siteOf(world);
    await saveProviderSite(administratorOf(world), site);
    return press(closeProviderSite, administratorOf(world), { providerId: site.providerId, siteId: site.siteId });
  },
  saveMunicipalityPlace: async () => {
    const world = await freshWorld();
    const place = { name: `Stationen ${randomUUID()}`, coordinates: { latitude: 62.2, longitude: 16.3 } };
    return press(saveMunicipalityPlace, administratorOf(world), place);
  },
};
