import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { ActivityTraits, CaseTraits, PlanTraits } from './case-traits';
import type { BuiltCase, CasePlace } from './cases';
import { insertRow } from './insert-row';
import { NOW, type World } from './world';

/** The plan version of the traits with its activities and slots, brought to its state step by step as the guards demand. */
export async function buildPlan(
  client: pg.Client,
  world: World,
  place: CasePlace,
  traits: CaseTraits,
): Promise<Pick<BuiltCase, 'planVersionId' | 'activities'>> {
  const { plan } = traits;
  if (!plan) return { planVersionId: null, activities: [] };
  const isEmploymentServiceParty = Boolean(traits.registeredSince);
  const employmentOfficerId = (traits.employmentOfficer ?? world.office.officer).userId;
  const startsOn = plan.startsOn ?? '2026-10-01';
  const planVersionId = await insertRow(client, 'plan_versions', {
    municipality_id: place.municipalityId,
    case_id: place.caseId,
    number: 1,
    goal_kind: 'WORK',
    goal_occupation: 'Lagerarbetare',
    needs: 'Behöver praktik och stöd i svenska',
    individual_view: 'Vill arbeta på lager',
    individual_took_part: true,
    individual_took_part_how: 'Möte',
    municipality_undertakings: 'Ordnar praktik',
    employment_service_undertakings: 'Månatlig uppföljning',
    individual_undertakings: 'Söker arbete',
    municipality_contact_id: place.officerId,
    employment_service_contact_id: isEmploymentServiceParty ? employmentOfficerId : null,
    starts_on: startsOn,
    follow_up_on: plan.followUpOn === undefined ? '2027-03-31' : plan.followUpOn,
    is_employment_service_party: isEmploymentServiceParty,
    created_by: place.officerId,
    created_at: NOW,
    changed_by: place.officerId,
    changed_at: NOW,
  });
  const activities: BuiltCase['activities'] = [];
  for (const [index, activity] of (plan.activities ?? []).entries()) {
    activities.push(await buildActivity(client, { ...place, planVersionId, position: index + 1, startsOn }, activity));
  }
  await bringToState(
    client,
    { ...place, planVersionId, startsOn, isEmploymentServiceParty, employmentOfficerId },
    plan,
  );
  return { planVersionId, activities };
}

async function buildActivity(
  client: pg.Client,
  {
    municipalityId,
    caseId,
    planVersionId,
    position,
    startsOn,
  }: CasePlace & { planVersionId: string; position: number; startsOn: string },
  activity: ActivityTraits,
): Promise<BuiltCase['activities'][number]> {
  const lineageId = randomUUID();
  const key = { municipality_id: municipalityId, case_id: caseId };
  const id = await insertRow(client, 'activities', {
    ...key,
    plan_version_id: planVersionId,
    lineage_id: lineageId,
    type_code: activity.typeCode ?? 'WORK_PLACEMENT',
    title: activity.title ?? 'Praktik',
    party: activity.party ?? 'MUNICIPALITY',
    group_id: activity.groupId ?? null,
    provider_id: activity.providerId ?? null,
    starts_on: activity.startsOn ?? startsOn,
    ends_on: activity.endsOn ?? null,
    flexible_weekly_minutes: activity.flexibleWeeklyMinutes ?? null,
    place: 'Lagergatan 2',
    contact_name: 'Vera Handledare',
    contact_phone: '010-555 11 11',
    contact_email: 'vera@almby.example',
    travel_minutes: activity.travelMinutes ?? null,
    position,
  });
  const slotIds: string[] = [];
  for (const { weekday, startsMinute, endsMinute } of activity.slots ?? []) {
    slotIds.push(
      await insertRow(client, 'slots', {
        ...key,
        activity_id: id,
        weekday,
        starts_minute: startsMinute,
        ends_minute: endsMinute,
      }),
    );
  }
  for (const { fromOn, toOn, reason } of activity.exceptions ?? []) {
    await insertRow(client, 'activity_exceptions', { ...key, activity_id: id, from_on: fromOn, to_on: toOn, reason });
  }
  return { id, lineageId, slotIds };
}

interface Version extends CasePlace {
  planVersionId: string;
  startsOn: string;
  isEmploymentServiceParty: boolean;
  employmentOfficerId: string;
}

async function bringToState(
  client: pg.Client,
  version: Version,
  { state, inForceFrom, inForceTo }: PlanTraits,
): Promise<void> {
  if (state === 'DRAFT') return;
  const key = [version.municipalityId, version.planVersionId];
  await client.query(
    'update plan_versions set proposed_by = $3, proposed_at = $4 where municipality_id = $1 and id = $2',
    [...key, version.officerId, NOW],
  );
  if (state === 'PROPOSED') return;
  await client.query(
    `update plan_versions set municipality_approved_by = $3, municipality_approved_at = $4, municipality_approval_basis = 'RESPONSIBLE',
       employment_service_approved_by = $5::uuid, employment_service_approved_at = $6, employment_service_approval_basis = $7::approval_basis,
       in_force_from = $8, in_force_to = $9
     where municipality_id = $1 and id = $2`,
    [
      ...key,
      version.officerId,
      NOW,
      version.isEmploymentServiceParty ? version.employmentOfficerId : null,
      version.isEmploymentServiceParty ? NOW : null,
      version.isEmploymentServiceParty ? 'RESPONSIBLE' : null,
      inForceFrom ?? version.startsOn,
      inForceTo ?? null,
    ],
  );
  if (state === 'ENDED') {
    await client.query(
      `update plan_versions set ended_at = $3, end_reason = 'Avslutad' where municipality_id = $1 and id = $2`,
      [...key, NOW],
    );
  }
}
