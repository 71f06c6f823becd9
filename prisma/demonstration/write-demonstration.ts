import type { Db } from '@/lib/platform/database';
import { ACCOUNTS } from './accounts';
import { describePurposes } from './build-demonstration';
import type { BuiltReferral } from './build-referrals';
import { idOf } from './identity';
import { EMPLOYMENT_SERVICE, MUNICIPALITIES, PROVIDERS } from './organisations';
import type { CaseRows, VersionRows } from './rows';

/** The two municipalities' ids; what the transaction must be allowed to reach. */
export const MUNICIPALITY_IDS = MUNICIPALITIES.map(({ key }) => idOf('organisation', key));

/** Writes organisations, units, sites and accounts. */
export async function writeOrganisations(db: Db, cases: readonly CaseRows[]): Promise<void> {
  const officeId = idOf('organisation', EMPLOYMENT_SERVICE.key);
  await db.organisation.createMany({
    data: [
      ...MUNICIPALITIES.map(({ key, name, code }) => ({
        id: idOf('organisation', key),
        kind: 'MUNICIPALITY' as const,
        name,
        municipalityCode: code,
      })),
      { id: officeId, kind: 'EMPLOYMENT_SERVICE', name: EMPLOYMENT_SERVICE.name },
      ...PROVIDERS.map(({ key, name }) => ({ id: idOf('organisation', key), kind: 'PROVIDER' as const, name })),
    ],
  });
  await db.servedMunicipality.createMany({
    data: MUNICIPALITY_IDS.map((municipalityId) => ({ employmentServiceId: officeId, municipalityId })),
  });
  await db.providerMunicipality.createMany({
    data: PROVIDERS.flatMap(({ key, municipalities }) =>
      municipalities.map((municipality) => ({
        providerId: idOf('organisation', key),
        municipalityId: idOf('organisation', municipality),
      })),
    ),
  });
  await db.providerSite.createMany({
    data: PROVIDERS.flatMap(({ key, sites }) =>
      sites.map((site) => ({ id: idOf('site', key, site.name), providerId: idOf('organisation', key), ...site })),
    ),
  });
  await db.unit.createMany({
    data: MUNICIPALITIES.flatMap(({ key, units }) =>
      units.map((unit) => ({ municipalityId: idOf('organisation', key), id: idOf('unit', unit.key), name: unit.name })),
    ),
  });
  const purposes = describePurposes(cases);
  await db.userAccount.createMany({
    data: ACCOUNTS.map(({ id, organisation, unit, role, name, email, phone }) => ({
      id,
      organisationId: idOf('organisation', organisation),
      unitId: unit === null ? null : idOf('unit', unit),
      role,
      name,
      email,
      phone,
      purpose: purposes.get(id) ?? null,
      isDemonstration: purposes.get(id) != null,
    })),
  });
}

/** Writes the cases, but for their attendance, in the order in which things happened, since the database refuses any other. */
export async function writeCases(db: Db, cases: readonly CaseRows[]): Promise<void> {
  const all = <T>(pick: (rows: CaseRows) => T[]) => cases.flatMap(pick);
  await db.person.createMany({ data: cases.map(({ person }) => person) });
  await db.case.createMany({ data: cases.map(({ caseRecord }) => caseRecord) });
  await refreshStatistics(db);
  await db.child.createMany({ data: all(({ children }) => children) });
  await db.assessment.createMany({ data: all(({ assessments }) => assessments) });
  await db.assessmentExemption.createMany({ data: all(({ exemptions }) => exemptions) });
  await db.exemptionEvidence.createMany({ data: all(({ evidence }) => evidence) });
  await db.assessmentDeduction.createMany({ data: all(({ deductions }) => deductions) });
  await db.breakPeriod.createMany({ data: all(({ breaks }) => breaks) });
  await db.decision.createMany({ data: all(({ decisions }) => decisions) });
  await db.childcareOffer.createMany({ data: all(({ childcare }) => childcare.offers) });
  await db.childcareHours.createMany({ data: all(({ childcare }) => childcare.hours) });
  await db.gapCause.createMany({ data: all(({ gapCauses }) => gapCauses) });
  await db.barrierNote.createMany({ data: all(({ barrierNotes }) => barrierNotes) });

  const referrals = all((rows) => rows.referrals);
  await walkReferrals(db, referrals.filter(isBeforeAnyPlan));
  const versions = all((rows) => rows.versions);
  const lastNumber = Math.max(...versions.map(({ draft }) => draft.number));
  for (let number = 1; number <= lastNumber; number += 1) {
    const round = versions.filter(({ draft }) => draft.number === number);
    await writeVersions(db, round);
    const ids = new Set(round.map(({ draft }) => draft.id));
    await walkReferrals(
      db,
      referrals.filter(({ consultation, draft }) => ids.has(planOf(draft, consultation, versions))),
    );
    await endVersions(db, round);
    if (number === 1) await refreshStatistics(db);
  }
  await db.planProposal.createMany({ data: all(({ planProposals }) => planProposals) });
  await db.planDisagreement.createMany({ data: all(({ disagreements }) => disagreements) });
  await db.cancelledDay.createMany({ data: all(({ cancelledDays }) => cancelledDays) });
  await db.consultation.createMany({ data: all(({ consultations }) => consultations) });
  await writeFollowUps(db, cases);
  await db.message.createMany({ data: all(({ conversation }) => conversation.messages) });
  await db.messageRead.createMany({ data: all(({ conversation }) => conversation.reads) });
  await db.notification.createMany({ data: all(({ conversation }) => conversation.notifications) });
}

async function writeFollowUps(db: Db, cases: readonly CaseRows[]): Promise<void> {
  const all = <T>(pick: (rows: CaseRows['followUps']) => T[]) => cases.flatMap(({ followUps }) => pick(followUps));
  await db.followUp.createMany({ data: all(({ followUps }) => followUps) });
  await db.followUpUndertaking.createMany({ data: all(({ undertakings }) => undertakings) });
  await db.activityOutcome.createMany({ data: all(({ activityOutcomes }) => activityOutcomes) });
  await db.planOutcome.createMany({ data: all(({ planOutcomes }) => planOutcomes) });
  await db.fourMonthAnswer.createMany({ data: all(({ fourMonthAnswers }) => fourMonthAnswers) });
}

/** Tells the planner what the tables hold by now: it would read them whole for every row that a guard looks up. */
export async function refreshStatistics(db: Db): Promise<void> {
  await db.$queryRaw`select analyse_caseload()::text`;
}

function isBeforeAnyPlan({ consultation }: BuiltReferral): boolean {
  return consultation !== null && consultation.planVersionId === null;
}

/** The version in force when the municipality was asked; for a draft that nobody has been asked about, the last one. */
function planOf(
  draft: BuiltReferral['draft'],
  consultation: BuiltReferral['consultation'],
  versions: VersionRows[],
): string | undefined {
  if (consultation) return consultation.planVersionId ?? undefined;
  return versions.findLast((version) => version.draft.caseId === draft.caseId)?.draft.id;
}

async function writeVersions(db: Db, round: VersionRows[]): Promise<void> {
  await db.planVersion.createMany({ data: round.map(({ draft }) => draft) });
  await db.activity.createMany({ data: round.flatMap(({ activities }) => activities) });
  await db.slot.createMany({ data: round.flatMap(({ slots }) => slots) });
  await db.activityException.createMany({ data: round.flatMap(({ exceptions }) => exceptions) });
  const agreed = round.flatMap(({ draft, agreement }) => (agreement ? [{ id: draft.id, ...agreement }] : []));
  await db.$executeRaw`
    update plan_versions p set proposed_by = r."proposedBy", proposed_at = r."proposedAt",
      municipality_approved_by = r."municipalityApprovedBy", municipality_approved_at = r."municipalityApprovedAt",
      municipality_approval_basis = r."municipalityApprovalBasis", municipality_approval_reason = r."municipalityApprovalReason",
      employment_service_approved_by = r."employmentServiceApprovedBy", employment_service_approved_at = r."employmentServiceApprovedAt",
      employment_service_approval_basis = r."employmentServiceApprovalBasis", in_force_from = r."inForceFrom"
    from jsonb_to_recordset(${JSON.stringify(agreed)}::jsonb) as r(id uuid, "proposedBy" uuid, "proposedAt" timestamptz,
      "municipalityApprovedBy" uuid, "municipalityApprovedAt" timestamptz, "municipalityApprovalBasis" approval_basis,
      "municipalityApprovalReason" text, "employmentServiceApprovedBy" uuid, "employmentServiceApprovedAt" timestamptz,
      "employmentServiceApprovalBasis" approval_basis, "inForceFrom" date)
    where p.id = r.id and p.municipality_id = any (${MUNICIPALITY_IDS}::uuid[])`;
}

async function endVersions(db: Db, round: VersionRows[]): Promise<void> {
  const ended = round.flatMap(({ draft, ending }) => (ending ? [{ id: draft.id, ...ending }] : []));
  await db.$executeRaw`
    update plan_versions p set in_force_to = r."inForceTo", superseded_at = r."supersededAt", ended_at = r."endedAt", end_reason = r."endReason"
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as r(id uuid, "inForceTo" date, "supersededAt" timestamptz,
      "endedAt" timestamptz, "endReason" text)
    where p.id = r.id and p.municipality_id = any (${MUNICIPALITY_IDS}::uuid[])`;
}

const WAY: BuiltReferral['outcome']['state'][] = ['AWAITING_CONSULTATION', 'CLEARED', 'DECIDED', 'STARTED', 'ENDED'];

/** From draft to where it stands, step by step, through the samråd. */
async function walkReferrals(db: Db, referrals: BuiltReferral[]): Promise<void> {
  if (referrals.length === 0) return;
  await db.referral.createMany({ data: referrals.map(({ draft }) => draft) });
  await db.consultation.createMany({
    data: referrals.flatMap(({ consultation }) => (consultation ? [consultation] : [])),
  });
  for (const [index, step] of WAY.entries()) {
    const reached = referrals.filter(({ outcome }) => WAY.indexOf(outcome.state) >= index);
    const rows = reached.map(({ draft, outcome }) => ({
      id: draft.id,
      decidedBy: index >= 2 ? outcome.decidedBy : null,
      decidedAt: index >= 2 ? outcome.decidedAt : null,
      ...(index >= 3
        ? { startedOn: outcome.startedOn, startedBy: outcome.startedBy, startedAt: outcome.startedAt }
        : {}),
      ...(index >= 4
        ? {
            endedOn: outcome.endedOn,
            endReason: outcome.endReason,
            endedBy: outcome.endedBy,
            endedAt: outcome.endedAt,
            resultOn: outcome.resultOn,
            resultPlace: outcome.resultPlace,
            resultWeeklyMinutes: outcome.resultWeeklyMinutes,
          }
        : {}),
    }));
    await db.$executeRaw`
      update referrals f set state = ${step}::referral_state, decided_by = r."decidedBy", decided_at = r."decidedAt",
        started_on = (r."startedOn" at time zone 'UTC')::date, started_by = r."startedBy", started_at = r."startedAt",
        ended_on = (r."endedOn" at time zone 'UTC')::date, end_reason = r."endReason", ended_by = r."endedBy", ended_at = r."endedAt",
        result_on = (r."resultOn" at time zone 'UTC')::date, result_place = coalesce(r."resultPlace", ''),
        result_weekly_minutes = r."resultWeeklyMinutes"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "decidedBy" uuid, "decidedAt" timestamptz,
        "startedOn" timestamptz, "startedBy" uuid, "startedAt" timestamptz, "endedOn" timestamptz, "endReason" referral_end_reason,
        "endedBy" uuid, "endedAt" timestamptz, "resultOn" timestamptz, "resultPlace" text, "resultWeeklyMinutes" integer)
      where f.id = r.id and f.municipality_id = any (${MUNICIPALITY_IDS}::uuid[])`;
  }
}

/** How many reported days go in one statement. */
const ATTENDANCE_BATCH = 10_000;

/** Writes what has been reported; the weeks that it is summed into must be there (trigger maintain_attendance_sums). */
export async function writeAttendances(db: Db, cases: readonly CaseRows[]): Promise<void> {
  const attendances = cases.flatMap((rows) => rows.attendances);
  for (let start = 0; start < attendances.length; start += ATTENDANCE_BATCH) {
    const batch = JSON.stringify(attendances.slice(start, start + ATTENDANCE_BATCH));
    await db.$executeRaw`
      insert into attendances (municipality_id, id, case_id, lineage_id, provider_id, attended_on, planned_minutes, present_minutes,
        status, reported_by, reported_at, verified_by, verified_at)
      select r."municipalityId", r.id, r."caseId", r."lineageId", r."providerId", (r."attendedOn" at time zone 'UTC')::date,
        r."plannedMinutes", r."presentMinutes", r.status, r."reportedBy", r."reportedAt", r."verifiedBy", r."verifiedAt"
      from jsonb_to_recordset(${batch}::jsonb) as r("municipalityId" uuid, id uuid, "caseId" uuid, "lineageId" uuid, "providerId" uuid,
        "attendedOn" timestamptz, "plannedMinutes" int, "presentMinutes" int, status attendance_status, "reportedBy" uuid,
        "reportedAt" timestamptz, "verifiedBy" uuid, "verifiedAt" timestamptz)`;
  }
}
