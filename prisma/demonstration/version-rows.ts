import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { addWorkingDays } from '@/lib/time';
import { accountsWith } from './accounts';
import type { Catalogue, DatedActivity, DatedVersion } from './build-plan-versions';
import type { BuiltReferral } from './build-referrals';
import { officeHour } from './calendar';
import { chanceOf } from './chance';
import { closingsOf } from './closings';
import { leaderOf } from './group-leaders';
import { idOf } from './identity';
import { drawPlanTexts } from './plan-texts';
import { siteNear } from './rom-periods';
import type { VersionAgreement, VersionRows } from './rows';
import type { Setting } from './setting';
import type { Pending } from './stages';

interface Facts {
  versions: DatedVersion[];
  referrals: BuiltReferral[];
  catalogue: Catalogue;
}

/** The rows of all versions of a plan, with who approved them and when. */
export function toVersionRows(setting: Setting, facts: Facts): VersionRows[] {
  return facts.versions.map((version, index) => {
    const made = describeMaking(setting, version, facts.referrals);
    const next = facts.versions[index + 1];
    return {
      draft: draftOf(setting, version, made),
      ...activityRowsOf(setting, version, facts.catalogue),
      agreement: made.agreement,
      ending: endingOf(version, next ? describeMaking(setting, next, facts.referrals).agreement : null),
    };
  });
}

/** The rows of a version that waits: a draft, or a proposal that one of the authorities has yet to approve. */
export function toProposedRows(
  setting: Setting,
  version: DatedVersion,
  { as, catalogue }: { as: Extract<Pending, { kind: 'PLAN' }>['as']; catalogue: Catalogue },
): VersionRows {
  const { officer, employmentOfficer, calendar } = setting;
  const { workingDaysAgo: ago } = calendar;
  const isByEmploymentService = as === 'AWAITS_MUNICIPALITY' && employmentOfficer !== null;
  const author = isByEmploymentService ? employmentOfficer : officer;
  const nobody = {
    municipalityApprovedBy: null,
    municipalityApprovedAt: null,
    municipalityApprovalBasis: null,
    municipalityApprovalReason: null,
    employmentServiceApprovedBy: null,
    employmentServiceApprovedAt: null,
    employmentServiceApprovalBasis: null,
    inForceFrom: null,
  };
  const approvedAt = officeHour(ago(2), 50).toISOString();
  const proposal = { ...nobody, proposedBy: author.id, proposedAt: officeHour(ago(3), 20).toISOString() };
  const agreements: Record<typeof as, VersionAgreement | null> = {
    DRAFT: null,
    AWAITS_EMPLOYMENT_SERVICE: {
      ...proposal,
      municipalityApprovedBy: officer.id,
      municipalityApprovedAt: approvedAt,
      municipalityApprovalBasis: 'RESPONSIBLE',
    },
    AWAITS_MUNICIPALITY: {
      ...proposal,
      employmentServiceApprovedBy: author.id,
      employmentServiceApprovedAt: approvedAt,
      employmentServiceApprovalBasis: 'RESPONSIBLE',
    },
  };
  return {
    draft: draftOf(setting, version, {
      createdBy: author.id,
      createdAt: officeHour(ago(5)),
      changedAt: officeHour(ago(3)),
    }),
    ...activityRowsOf(setting, version, catalogue),
    agreement: agreements[as],
    ending: null,
  };
}

interface Making {
  createdBy: string;
  createdAt: Date;
  changedAt: Date;
}

function describeMaking(
  { key, officer, employmentOfficer }: Setting,
  version: DatedVersion,
  referrals: BuiltReferral[],
): Making & { agreement: VersionAgreement } {
  const referral = findReferralBehind(version, referrals);
  const decidedAt = referral?.outcome.decidedAt;
  if (referral && decidedAt && employmentOfficer) {
    const at = new Date(decidedAt);
    return {
      createdBy: employmentOfficer.id,
      createdAt: at,
      changedAt: at,
      agreement: {
        proposedBy: employmentOfficer.id,
        proposedAt: at.toISOString(),
        municipalityApprovedBy: referral.consultation?.answeredBy ?? officer.id,
        municipalityApprovedAt: at.toISOString(),
        municipalityApprovalBasis: 'CONSULTATION',
        municipalityApprovalReason: null,
        employmentServiceApprovedBy: employmentOfficer.id,
        employmentServiceApprovedAt: at.toISOString(),
        employmentServiceApprovalBasis: 'CONSULTATION',
        inForceFrom: version.startsOn,
      },
    };
  }
  const chance = chanceOf(`${key}/version/${version.number}`);
  const before = (workingDays: number) => addWorkingDays(version.startsOn, -workingDays);
  const colleague = accountsWith(officer.organisation, 'SOCIAL_WORKER').find(
    ({ id, unit }) => id !== officer.id && unit === officer.unit,
  );
  const isOnBehalf = colleague !== undefined && chance.happens(0.05);
  return {
    createdBy: officer.id,
    createdAt: officeHour(before(10), chance.between(0, 300)),
    changedAt: officeHour(before(8), chance.between(0, 300)),
    agreement: {
      proposedBy: officer.id,
      proposedAt: officeHour(before(7), chance.between(0, 300)).toISOString(),
      municipalityApprovedBy: isOnBehalf ? colleague.id : officer.id,
      municipalityApprovedAt: officeHour(before(6), chance.between(0, 300)).toISOString(),
      municipalityApprovalBasis: isOnBehalf ? 'ON_BEHALF' : 'RESPONSIBLE',
      municipalityApprovalReason: isOnBehalf ? 'ABSENCE' : null,
      employmentServiceApprovedBy: employmentOfficer?.id ?? null,
      employmentServiceApprovedAt: employmentOfficer
        ? officeHour(before(chance.between(1, 5)), 60).toISOString()
        : null,
      employmentServiceApprovalBasis: employmentOfficer ? 'RESPONSIBLE' : null,
      inForceFrom: version.startsOn,
    },
  };
}

/** The referral that brought this version about: its activity begins with the version. */
function findReferralBehind(version: DatedVersion, referrals: BuiltReferral[]): BuiltReferral | undefined {
  const begun = version.activities.find(
    ({ referralId, startsOn }) => referralId !== null && startsOn === version.startsOn,
  );
  return begun && referrals.find(({ draft }) => draft.id === begun.referralId);
}

function endingOf({ lastOn, ending }: DatedVersion, next: VersionAgreement | null): VersionRows['ending'] {
  if (lastOn === null || ending === null) return null;
  if (ending === 'SUPERSEDED') {
    return {
      inForceTo: lastOn,
      supersededAt: next?.employmentServiceApprovedAt ?? next?.municipalityApprovedAt ?? null,
      endedAt: null,
      endReason: null,
    };
  }
  return { inForceTo: lastOn, supersededAt: null, endedAt: officeHour(lastOn, 300).toISOString(), endReason: 'OTHER' };
}

function draftOf(
  setting: Setting,
  version: DatedVersion,
  { createdBy, createdAt, changedAt }: Making,
): VersionRows['draft'] {
  const { municipalityId, caseId, officer, employmentOfficer, key } = setting;
  return {
    municipalityId,
    id: version.id,
    caseId,
    number: version.number,
    ...drawPlanTexts(setting, chanceOf(`${key}/plan`)),
    municipalityContactId: officer.id,
    employmentServiceContactId: employmentOfficer?.id ?? null,
    startsOn: fromDay(version.startsOn),
    followUpOn: fromDay(version.followUpOn),
    isEmploymentServiceParty: employmentOfficer !== null,
    createdBy,
    createdAt,
    changedBy: createdBy,
    changedAt,
  };
}

function activityRowsOf(
  setting: Setting,
  version: DatedVersion,
  catalogue: Catalogue,
): Pick<VersionRows, 'activities' | 'slots' | 'exceptions'> {
  const { municipalityId, caseId } = setting;
  const activities = version.activities.map((activity, index) => ({
    municipalityId,
    id: idOf('activity', version.id, activity.lineageId),
    caseId,
    planVersionId: version.id,
    lineageId: activity.lineageId,
    typeCode: activity.pattern.typeCode,
    title: activity.title,
    ...whereAndWho(setting, activity, catalogue),
    referralId: activity.referralId,
    startsOn: fromDay(activity.startsOn),
    endsOn: fromDayOrNull(activity.endsOn),
    flexibleWeeklyMinutes: activity.pattern.flexibleWeeklyMinutes,
    position: index + 1,
  }));
  const slots = version.activities.flatMap(({ lineageId, pattern }) =>
    pattern.slots.map((slot) => ({
      municipalityId,
      id: idOf('slot', version.id, lineageId, slot.weekday, slot.startsMinute),
      caseId,
      activityId: idOf('activity', version.id, lineageId),
      ...slot,
    })),
  );
  const exceptions = version.activities.flatMap((activity) =>
    closingsOf(activity, version).map(({ fromOn, toOn, reason }) => ({
      municipalityId,
      id: idOf('exception', version.id, activity.lineageId, fromOn),
      caseId,
      activityId: idOf('activity', version.id, activity.lineageId),
      fromOn: fromDay(fromOn),
      toOn: fromDay(toOn),
      reason,
    })),
  );
  return { activities, slots, exceptions };
}

function whereAndWho(setting: Setting, { pattern, title }: DatedActivity, catalogue: Catalogue) {
  const { municipality, jobCoach, employer } = setting;
  if (pattern.provider !== null) {
    const coach = accountsWith(pattern.provider, 'PROVIDER_COACH')[0];
    return {
      party: 'PROVIDER' as const,
      groupId: null,
      providerId: idOf('organisation', pattern.provider),
      place: siteNear(setting, pattern.provider).address,
      contactName: coach?.name ?? '',
      contactPhone: coach?.phone ?? '',
      contactEmail: coach?.email ?? '',
    };
  }
  const isAtEmployer = title.includes(employer);
  const contact = pattern.group ? leaderOf(municipality.key, pattern.group) : isAtEmployer ? jobCoach : null;
  return {
    party: catalogue.get(pattern.typeCode)?.party ?? ('MUNICIPALITY' as const),
    groupId: pattern.group ? idOf('group', municipality.key, pattern.group) : null,
    providerId: null,
    place: pattern.group ? municipality.meetingPlace : isAtEmployer ? employer : '',
    // Half of the employers lie on the other side of town from where the groups meet.
    travelMinutes: isAtEmployer && employer.length % 2 === 0 ? 35 : null,
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
    contactEmail: contact?.email ?? '',
  };
}
