import type { PlanActivity, PlanContent, PlanTexts, PlanVersionView } from '@/lib/plans';

/** The words of a version, without who did what to it. */
export function textsOf(version: PlanVersionView): PlanTexts {
  return {
    goalKind: version.goalKind,
    goalOccupation: version.goalOccupation,
    needs: version.needs,
    individualView: version.individualView,
    individualTookPart: version.individualTookPart,
    individualTookPartHow: version.individualTookPartHow,
    municipalityUndertakings: version.municipalityUndertakings,
    employmentServiceUndertakings: version.employmentServiceUndertakings,
    individualUndertakings: version.individualUndertakings,
    municipalityContactId: version.municipalityContactId,
    employmentServiceContactId: version.employmentServiceContactId,
    startsOn: version.startsOn,
    followUpOn: version.followUpOn,
  };
}

/** The activities of a version as they are saved. */
export function activitiesOf(version: PlanVersionView): PlanActivity[] {
  return version.activities.map((activity) => ({
    lineageId: activity.lineageId,
    typeCode: activity.typeCode,
    title: activity.title,
    groupId: activity.groupId,
    startsOn: activity.startsOn,
    endsOn: activity.endsOn,
    flexibleWeeklyMinutes: activity.flexibleWeeklyMinutes,
    place: activity.place,
    contactName: activity.contactName,
    contactPhone: activity.contactPhone,
    contactEmail: activity.contactEmail,
    travelMinutes: activity.travelMinutes,
    slots: activity.slots,
    exceptions: activity.exceptions,
  }));
}

/** All that a version says, as it is saved. */
export function contentOf(version: PlanVersionView): PlanContent {
  return { ...textsOf(version), activities: activitiesOf(version) };
}
