import { randomUUID } from 'node:crypto';
import { addDays } from '@/lib/time';
import { ownerClient } from '../database';
import {
  assessed,
  type CaseTraits,
  inRomByFormOnly,
  protectedFor,
  registered,
  withPlanInForce,
  withProposedPlan,
} from './case-traits';
import { type BuiltCase, buildCase } from './cases';
import { insertRow } from './insert-row';
import { NOW, TODAY, type World } from './world';

/** One case for each thing that may wait for someone, by the given name of its person. All but the last few are Sara Holm's in the north. */
export async function buildTaskCases(world: World): Promise<Record<string, BuiltCase>> {
  const cases: Record<string, BuiltCase> = {};
  const build = async (name: string, ...traits: CaseTraits[]): Promise<BuiltCase> => {
    const built = await buildCase(world, ...traits, { givenName: name });
    cases[name] = built;
    return built;
  };
  const known = registered(world);
  await build('Asked', known, assessed, withPlanInForce, { referral: { state: 'AWAITING_CONSULTATION' } });
  await build('Cleared', known, assessed, withPlanInForce, { referral: { state: 'CLEARED' } });
  await build('Draft', known, assessed, withPlanInForce, { referral: { state: 'DRAFT' } });
  await build('Proposed', known, assessed, withProposedPlan);
  await build('Below', known, assessed, withPlanInForce, { gapCause: { code: 'HEALTH', owner: 'HEALTH' } });
  await build('Planless', assessed);
  await build('Unassessed');
  await build('Colleague', assessed, { responsible: world.almby.otherSocialWorker });
  await build('South', assessed, { unit: 'south' });
  await build('Bergvik', known, assessed, withPlanInForce, {
    municipality: 'bergvik',
    referral: { state: 'AWAITING_CONSULTATION' },
  });
  await build('Hidden', assessed, { protection: 'MARKED' });
  await build('Named', assessed, protectedFor(world.almby.socialWorker));
  await build('Closed', assessed, { closedOn: '2026-11-01' });
  await build('Expiring', assessed, {
    assessments: [{ validFrom: '2026-10-01', validTo: '2026-11-25' }],
    plan: { state: 'APPROVED', startsOn: '2026-05-10', inForceFrom: '2026-05-10', followUpOn: '2026-11-10' },
  });
  await build(
    'Starting',
    known,
    { ...inRomByFormOnly, plan: null },
    { referral: { state: 'DECIDED', startsOn: '2026-11-23' } },
  );
  const participant = await build('Participant', known, assessed, withPlanInForce, {
    referral: { state: 'STARTED', startsOn: '2026-10-05', endsOn: '2026-11-30' },
  });
  await keepForProvider(world, participant, ['2026-11-09', '2026-11-10'], ['2026-11-09']);
  await build('Returned', known, assessed, {
    plan: { state: 'APPROVED', startsOn: '2026-09-01' },
    referral: { state: 'ENDED', startsOn: '2026-11-02', endsOn: '2026-12-31' },
  });
  await reportAllBut(world, 'Below');
  return cases;
}

/** Days of the plan that a provider is asked to report, some of them reported. */
async function keepForProvider(
  world: World,
  { municipalityId, caseId }: BuiltCase,
  days: string[],
  reported: string[],
): Promise<void> {
  const client = await ownerClient();
  const key = {
    municipality_id: municipalityId,
    case_id: caseId,
    lineage_id: randomUUID(),
    provider_id: world.stigen.id,
  };
  for (const day of days) await insertRow(client, 'provider_days', { ...key, day, planned_minutes: 90 });
  for (const day of reported) {
    await insertRow(client, 'attendances', {
      ...key,
      attended_on: day,
      planned_minutes: 90,
      present_minutes: 90,
      status: 'PRESENT',
      reported_by: world.stigen.coach.userId,
      reported_at: NOW,
    });
  }
}

/** Reports every day of the ended weeks in all plans; one person only until Monday of the last. */
async function reportAllBut(world: World, name: string): Promise<void> {
  const client = await ownerClient();
  const { rows } = await client.query<{
    municipality_id: string;
    case_id: string;
    lineage_id: string;
    given_name: string;
  }>(
    `select a.municipality_id, a.case_id, a.lineage_id, p.given_name from activities a
     join cases c on c.id = a.case_id join persons p on p.id = c.person_id`,
  );
  for (const { given_name, ...key } of rows) {
    for (let offset = -16; offset <= -5; offset += 1) {
      const day = addDays(TODAY, offset);
      if (given_name === name && day >= '2026-11-10') continue;
      await client.query(
        `insert into attendances (municipality_id, case_id, lineage_id, attended_on, planned_minutes, present_minutes, status, reported_by, reported_at)
         values ($1, $2, $3, $4, 480, 480, 'PRESENT', $5, $6) on conflict do nothing`,
        [key.municipality_id, key.case_id, key.lineage_id, day, world.almby.socialWorker.userId, NOW],
      );
    }
  }
}
