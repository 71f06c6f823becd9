import type pg from 'pg';
import type { CaseTraits, ReferralTraits } from './case-traits';
import type { BuiltCase, CasePlace } from './cases';
import { insertRow } from './insert-row';
import { NOW, type World } from './world';

/** The way of a referral through its states; what comes before a state has happened. */
const ORDER: ReferralTraits['state'][] = ['DRAFT', 'AWAITING_CONSULTATION', 'CLEARED', 'DECIDED', 'STARTED', 'ENDED'];
const HOUR_MS = 3_600_000;

/** The referral of the traits, brought to its state in the order that the database demands, samråd included. */
export async function buildReferral(
  client: pg.Client,
  world: World,
  place: CasePlace,
  { traits, planVersionId }: { traits: CaseTraits; planVersionId: string | null },
): Promise<Pick<BuiltCase, 'referralId' | 'consultationId'>> {
  const { referral } = traits;
  if (!referral) return { referralId: null, consultationId: null };
  const provider = world[referral.provider ?? 'stigen'];
  const afOfficerId = (traits.employmentOfficer ?? world.office.officer).userId;
  const referralId = await insertRow(client, 'referrals', {
    municipality_id: place.municipalityId,
    case_id: place.caseId,
    provider_id: provider.id,
    site_id: provider.siteId,
    coach_id: provider.coach.userId,
    type_code: referral.typeCode ?? 'ROM',
    starts_on: referral.startsOn ?? '2026-11-23',
    ends_on: referral.endsOn ?? '2027-05-21',
    flexible_weekly_minutes: referral.flexibleWeeklyMinutes ?? 90,
    ends_lineage_ids: [],
    drafted_by: afOfficerId,
    drafted_at: hoursAgo(48),
  });
  const step = (change: string, values: unknown[] = []) =>
    client.query(`update referrals set ${change} where municipality_id = $1 and id = $2`, [
      place.municipalityId,
      referralId,
      ...values,
    ]);
  const reaches = (state: ReferralTraits['state']) => ORDER.indexOf(referral.state) >= ORDER.indexOf(state);

  if (referral.state === 'CANCELLED') await step(`state = 'CANCELLED'`);
  if (!reaches('AWAITING_CONSULTATION')) return { referralId, consultationId: null };

  await step(`state = 'AWAITING_CONSULTATION'`);
  const consultationId = await insertRow(client, 'consultations', {
    municipality_id: place.municipalityId,
    case_id: place.caseId,
    kind: 'REFERRAL',
    referral_id: referralId,
    plan_version_id: planVersionId,
    requested_by_party: 'EMPLOYMENT_SERVICE',
    requested_by: afOfficerId,
    requested_at: hoursAgo(24),
    purpose: 'Anvisning till Rusta och matcha',
    effect: '{}',
    had_unsuccessful_referral: false,
    due_on: '2026-11-24',
  });
  if (reaches('CLEARED')) {
    await client.query(
      `update consultations set answered_by = $3, answered_at = $4, answer = 'AGREE',
         concluded_by = $5, concluded_at = $6, conclusion = 'AGREED' where municipality_id = $1 and id = $2`,
      [place.municipalityId, consultationId, place.officerId, hoursAgo(3), afOfficerId, hoursAgo(2)],
    );
    await step(`state = 'CLEARED'`);
  }
  if (reaches('DECIDED')) await step(`state = 'DECIDED', decided_by = $3, decided_at = $4`, [afOfficerId, hoursAgo(1)]);
  if (reaches('STARTED')) {
    await step(
      `state = 'STARTED', started_on = starts_on, started_by = $3, started_at = greatest($4, starts_on + interval '12 hours')`,
      [afOfficerId, hoursAgo(1)],
    );
  }
  if (reaches('ENDED')) {
    await step(
      `state = 'ENDED', ended_on = starts_on, end_reason = 'NO_SUITABLE_SUPPORT', ended_by = $3,
         ended_at = greatest($4, starts_on + interval '12 hours')`,
      [afOfficerId, hoursAgo(1)],
    );
  }
  return { referralId, consultationId };
}

function hoursAgo(hours: number): Date {
  return new Date(NOW.getTime() - hours * HOUR_MS);
}
