import { toNameKey } from '@/lib/cases';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { longestReferralEnd } from '@/lib/referrals';
import { addDays } from '@/lib/time';
import { accountsWith } from './accounts';
import { buildAbsenceReviews } from './build-absence-reviews';
import { buildAssessments } from './build-assessments';
import { buildAttendance } from './build-attendance';
import { buildBarriers } from './build-barriers';
import { buildBreaks } from './build-breaks';
import { buildChildcare } from './build-childcare';
import { buildConversations } from './build-conversations';
import { buildDecisions } from './build-decisions';
import { buildDisagreements } from './build-disagreements';
import { buildFollowUps } from './build-follow-ups';
import { buildMunicipalConsultation, buildPendingReferral, startOfPendingReferral } from './build-pending';
import { buildPlanProposals } from './build-plan-proposals';
import {
  buildPlanVersions,
  buildProposedVersion,
  buildReferralVersion,
  type Catalogue,
  type DatedVersion,
} from './build-plan-versions';
import { buildPastReferrals, type CaseFacts } from './build-referrals';
import { officeHour } from './calendar';
import { idOf } from './identity';
import type { CaseRows } from './rows';
import type { Setting } from './setting';
import { toProposedRows, toVersionRows } from './version-rows';

/** Who the case is about. */
export interface DrawnPerson {
  givenName: string;
  familyName: string;
  identityNumber: string;
  identityKind: 'PERSONAL' | 'COORDINATION';
  bornOn: string;
}

/** All rows of one person's year. */
export function buildCase(
  setting: Setting,
  { person, number, catalogue }: { person: DrawnPerson; number: string; catalogue: Catalogue },
): CaseRows {
  const { municipalityId, caseId, life, childrenBornOn, officer } = setting;
  const assessments = buildAssessments(setting);
  const breaks = buildBreaks(setting);
  const versions = buildPlanVersions(setting);
  const facts: CaseFacts = { assessments, childrenBornOn, versions, breaks, catalogue };
  const pendingReferral = buildPendingReferral(setting, facts);
  const referrals = [...buildPastReferrals(setting, facts), ...(pendingReferral ? [pendingReferral] : [])];
  const municipalConsultation = buildMunicipalConsultation(setting, facts);
  if (life.pending?.kind === 'REFERRAL_DECIDED' && pendingReferral) {
    const { provider } = life.pending;
    const startsOn = startOfPendingReferral(setting);
    const referralId = idOf('referral', setting.key, startsOn);
    const endsOn = longestReferralEnd(startsOn);
    versions.push(buildReferralVersion(setting, { versions, referral: { referralId, provider, startsOn, endsOn } }));
  }
  const proposed = life.pending?.kind === 'PLAN' ? buildProposedVersion(setting, versions) : null;
  const key = { municipalityId, caseId };
  const attendances = buildAttendance(setting, { versions, breaks, catalogue });

  return {
    person: {
      municipalityId,
      id: idOf('person', setting.key),
      ...person,
      bornOn: fromDay(person.bornOn),
      givenNameKey: toNameKey(person.givenName),
      familyNameKey: toNameKey(person.familyName),
    },
    caseRecord: caseOf(setting, number),
    children: childrenBornOn.map((bornOn) => ({
      ...key,
      id: idOf('child', setting.key, bornOn),
      bornOn: fromDay(bornOn),
    })),
    assessments: assessments.map(({ id, validFrom, validTo, ground, abilityMinutes, abilityReason }) => ({
      ...key,
      id,
      validFrom: fromDay(validFrom),
      validTo: fromDayOrNull(validTo),
      ground,
      abilityMinutes,
      abilityReason,
      createdBy: officer.id,
      createdAt: officeHour(addDays(validFrom, -4), 35),
    })),
    exemptions: assessments.flatMap(({ id, exemptions }) =>
      exemptions.map(({ kind, sharePercent, validTo }) => ({
        ...key,
        assessmentId: id,
        kind,
        sharePercent,
        validTo: fromDayOrNull(validTo),
      })),
    ),
    evidence: assessments.flatMap(({ id, exemptions }) =>
      exemptions.flatMap(({ kind, evidence }) =>
        evidence
          ? [
              {
                ...key,
                assessmentId: id,
                kind,
                evidence: evidence.text,
                seenOn: fromDay(evidence.seenOn),
                seenBy: officer.id,
              },
            ]
          : [],
      ),
    ),
    decisions: buildDecisions(setting, { assessments, childrenBornOn }),
    deductions: assessments.flatMap(({ id, deductions }) =>
      deductions.map(({ kind, minutes, reason }) => ({ ...key, assessmentId: id, kind, minutes, reason })),
    ),
    breaks: breaks.map(({ fromOn, toOn, reason }) => ({
      ...key,
      id: idOf('break', setting.key, fromOn),
      fromOn: fromDay(fromOn),
      toOn: fromDay(toOn),
      reason,
    })),
    ...buildBarriers(setting),
    disagreements: buildDisagreements(setting, versions),
    planProposals: buildPlanProposals(setting, versions),
    versions: [
      ...toVersionRows(setting, { versions, referrals, catalogue }),
      ...(proposed && life.pending?.kind === 'PLAN'
        ? [toProposedRows(setting, proposed, { as: life.pending.as, catalogue })]
        : []),
    ],
    referrals,
    consultations: municipalConsultation ? [municipalConsultation] : [],
    followUps: buildFollowUps(setting, { versions, catalogue }),
    cancelledDays: cancelledDaysOf(setting, versions),
    attendances,
    absenceReviews: buildAbsenceReviews(setting, attendances),
    childcare: buildChildcare(setting),
    conversation: buildConversations(setting),
  };
}

function caseOf(setting: Setting, number: string): CaseRows['caseRecord'] {
  const { life, calendar, municipality, employmentOfficer, officer, registeredSince } = setting;
  const now = life.stages.at(-1);
  const closedOn = now?.kind === 'CLOSED' ? addDays(calendar.monday(now.weeksAgo), -1) : null;
  const isInProgramme = now?.kind === 'ROM' || (now?.kind === 'EXEMPT' && now.by === 'LABOUR_MARKET_PROGRAMME');
  const managers = accountsWith(municipality.key, 'UNIT_MANAGER').filter(
    ({ unit }) => unit === null || unit === life.unit,
  );
  const named = [officer, ...managers, ...(employmentOfficer ? [employmentOfficer] : [])];
  return {
    municipalityId: setting.municipalityId,
    id: setting.caseId,
    personId: idOf('person', setting.key),
    number,
    unitId: idOf('unit', life.unit),
    responsibleUserId: officer.id,
    employmentOfficerId: employmentOfficer?.id ?? null,
    openedOn: fromDay(setting.openedOn),
    closedOn: fromDayOrNull(closedOn),
    assistanceFromMonth: fromDay(setting.assistanceFromMonth),
    assistanceToMonth: closedOn ? fromDay(`${closedOn.slice(0, 7)}-01`) : null,
    registeredSince: fromDayOrNull(registeredSince),
    jobseekerCategory: registeredSince ? (isInProgramme ? '70' : life.profile === 'partTimeJob' ? '21' : '11') : null,
    programmeCode: isInProgramme ? (now?.kind === 'ROM' ? 'ROM' : 'LABOUR_MARKET_TRAINING') : null,
    programmeExtentMinutes: isInProgramme ? 2400 : null,
    protection: life.protection,
    namedUserIds: life.protection === 'NONE' ? [] : named.map(({ id }) => id),
  };
}

function cancelledDaysOf({ municipalityId, caseId }: Setting, versions: DatedVersion[]): CaseRows['cancelledDays'] {
  const activities = new Map(
    versions.flatMap((version) => version.activities).map((activity) => [activity.lineageId, activity]),
  );
  return [...activities.values()].flatMap(({ lineageId, cancelledDays }) =>
    cancelledDays.map((day) => ({
      municipalityId,
      caseId,
      lineageId,
      cancelledOn: fromDay(day),
      reason: 'Lokalen är upptagen',
    })),
  );
}
