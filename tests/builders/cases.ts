import type pg from 'pg';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { calculateCheckDigit, toNameKey } from '@/lib/cases';
import { withActor } from '@/lib/platform/database';
import { ownerClient } from '../database';
import type { CaseTraits } from './case-traits';
import { insertRow } from './insert-row';
import { buildPlan } from './plans';
import { buildReferral } from './referrals';
import { NOW, TODAY, type World } from './world';

export interface BuiltCase {
  municipalityId: string;
  unitId: string;
  caseId: string;
  personId: string;
  number: string;
  identityNumber: string;
  name: string;
  assessmentIds: string[];
  planVersionId: string | null;
  activities: { id: string; lineageId: string; slotIds: string[] }[];
  referralId: string | null;
  consultationId: string | null;
}

let sequence = 0;

/**
 * One person's case, built from the plainest one (open in Almby's north, not registered, not assessed, no plan) by traits that stack,
 * a later one winning over an earlier: `buildCase(world, registered(world), assessed, withPlanInForce, { number: '2026-0412' })`.
 */
export async function buildCase(world: World, ...stacked: CaseTraits[]): Promise<BuiltCase> {
  const traits: CaseTraits = Object.assign({}, ...stacked);
  const client = await ownerClient();
  sequence += 1;
  const municipality = world[traits.municipality ?? 'almby'];
  const unit = municipality[traits.unit ?? 'north'];
  const owner = traits.unit === 'south' ? municipality.southSocialWorker : municipality.socialWorker;
  const identityNumber = traits.identityNumber ?? testIdentityNumber(sequence);
  const givenName = traits.givenName ?? 'Test';
  const familyName = traits.familyName ?? `Person ${sequence}`;
  const number = traits.number ?? `2026-${String(sequence).padStart(4, '0')}`;

  const personId = await insertRow(client, 'persons', {
    municipality_id: municipality.id,
    identity_number: identityNumber,
    identity_kind: Number(identityNumber.slice(6, 8)) > 60 ? 'COORDINATION' : 'PERSONAL',
    born_on: bornOn(identityNumber),
    given_name: givenName,
    family_name: familyName,
    given_name_key: toNameKey(givenName),
    family_name_key: toNameKey(familyName),
  });
  const caseId = await insertRow(client, 'cases', {
    municipality_id: municipality.id,
    person_id: personId,
    number,
    unit_id: unit.id,
    responsible_user_id: traits.responsible === undefined ? owner.userId : (traits.responsible?.userId ?? null),
    employment_officer_id: traits.employmentOfficer?.userId ?? null,
    opened_on: traits.openedOn ?? '2025-10-01',
    closed_on: traits.closedOn ?? null,
    assistance_from_month: traits.assistanceFromMonth ?? '2025-10-01',
    registered_since: traits.registeredSince ?? null,
    jobseeker_category: traits.jobseekerCategory ?? null,
    programme_code: traits.programmeCode ?? null,
    programme_extent_minutes: traits.programmeExtentMinutes ?? null,
    protection: traits.protection ?? 'NONE',
    named_user_ids: (traits.namedUsers ?? []).map(({ userId }) => userId),
    provider_ids: [],
  });
  const place = { municipalityId: municipality.id, caseId, officerId: owner.userId };
  await buildHousehold(client, place, traits);
  const assessmentIds = await buildAssessments(client, place, traits);
  const { planVersionId, activities } = await buildPlan(client, world, place, traits);
  const { referralId, consultationId } = await buildReferral(client, world, place, { traits, planVersionId });
  if (traits.hasWeeks !== false) {
    await refreshWeeks([{ municipalityId: municipality.id, caseId }], traits.weeksFrom ?? '2026-10-26');
  }
  return {
    municipalityId: municipality.id,
    unitId: unit.id,
    caseId,
    personId,
    number,
    identityNumber,
    name: `${givenName} ${familyName}`,
    assessmentIds,
    planVersionId,
    activities,
    referralId,
    consultationId,
  };
}

/** Computes the weekly figures of cases as the commands do, from the week of a day through next week. */
export async function refreshWeeks(
  cases: { municipalityId: string; caseId: string }[],
  fromDay: string,
  today = TODAY,
): Promise<void> {
  const byMunicipality = Map.groupBy(cases, ({ municipalityId }) => municipalityId);
  for (const [municipalityId, list] of byMunicipality) {
    await withActor({ organisationKind: 'SYSTEM', municipalityIds: [municipalityId], onBehalfOf: null }, (db) =>
      refreshCaseWeeks(db, { municipalityId, caseIds: list.map(({ caseId }) => caseId), fromDay }, today),
    );
  }
}

/** The n-th test number (Skatteverket's birth number 238 or 239): a new day for each, women and men in turn. */
export function testIdentityNumber(n: number): string {
  const day = new Date(Date.UTC(1970, 0, n)).toISOString().slice(0, 10).replaceAll('-', '');
  const nine = `${day.slice(2)}${n % 2 === 0 ? '238' : '239'}`;
  return `${day.slice(0, 2)}${nine}${calculateCheckDigit(nine)}`;
}

/** The same as samordningsnummer. */
export function testCoordinationNumber(n: number): string {
  const plain = testIdentityNumber(n);
  const nine = `${plain.slice(2, 6)}${Number(plain.slice(6, 8)) + 60}${plain.slice(8, 11)}`;
  return `${plain.slice(0, 2)}${nine}${calculateCheckDigit(nine)}`;
}

function bornOn(identityNumber: string): string {
  const day = Number(identityNumber.slice(6, 8));
  return `${identityNumber.slice(0, 4)}-${identityNumber.slice(4, 6)}-${String(day > 60 ? day - 60 : day).padStart(2, '0')}`;
}

export interface CasePlace {
  municipalityId: string;
  caseId: string;
  officerId: string;
}

async function buildHousehold(
  client: pg.Client,
  { municipalityId, caseId, officerId }: CasePlace,
  traits: CaseTraits,
): Promise<void> {
  const key = { municipality_id: municipalityId, case_id: caseId };
  for (const day of traits.childrenBornOn ?? []) await insertRow(client, 'children', { ...key, born_on: day });
  for (const { fromOn, toOn } of traits.breaks ?? []) {
    await insertRow(client, 'break_periods', { ...key, from_on: fromOn, to_on: toOn, reason: 'Sommaruppehåll' });
  }
  if (traits.gapCause) {
    const { code, owner, note, fromOn, toOn } = traits.gapCause;
    await insertRow(client, 'gap_causes', {
      ...key,
      code,
      owner,
      note: note ?? '',
      from_on: fromOn ?? '2026-10-01',
      to_on: toOn ?? null,
      recorded_by: officerId,
      recorded_at: NOW,
    });
  }
}

async function buildAssessments(
  client: pg.Client,
  { municipalityId, caseId, officerId }: CasePlace,
  traits: CaseTraits,
): Promise<string[]> {
  const ids: string[] = [];
  for (const assessment of traits.assessments ?? []) {
    const id = await insertRow(client, 'assessments', {
      municipality_id: municipalityId,
      case_id: caseId,
      valid_from: assessment.validFrom ?? '2026-10-01',
      valid_to: assessment.validTo ?? null,
      ground: assessment.ground ?? 'SECTION_12_4_A',
      ability_minutes: assessment.abilityMinutes ?? 2400,
      ability_reason: assessment.abilityReason ?? '',
      created_by: officerId,
      created_at: NOW,
    });
    const key = { municipality_id: municipalityId, assessment_id: id, case_id: caseId };
    for (const { kind, sharePercent, validTo } of assessment.exemptions ?? []) {
      await insertRow(client, 'assessment_exemptions', {
        ...key,
        kind,
        share_percent: sharePercent,
        valid_to: validTo,
      });
    }
    for (const { kind, minutes, reason } of assessment.deductions ?? []) {
      await insertRow(client, 'assessment_deductions', { ...key, kind, minutes, reason });
    }
    ids.push(id);
  }
  return ids;
}
