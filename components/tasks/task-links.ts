import { OWN_GROUP_ID } from '@/lib/attendance';
import { type TaskSectionKey, taskSectionSlug } from '@/lib/tasks';
import { type IsoDay, toIsoWeek } from '@/lib/time';

/** The page of everything that waits. */
export const TASKS_PATH = '/att-gora';

/** A section's own pages; of a colleague whom one stands in for when one is named. */
export function sectionHref(key: TaskSectionKey, standsInFor?: string | null): string {
  return `${TASKS_PATH}?visa=${taskSectionSlug(key)}${standsInFor ? `&ersatter=${standsInFor}` : ''}`;
}

/** Everything that waits for a colleague whom one stands in for; without one, for oneself. */
export function tasksHref(standsInFor?: string | null): string {
  return standsInFor ? `${TASKS_PATH}?ersatter=${standsInFor}` : TASKS_PATH;
}

export function caseHref(caseId: string): string {
  return `/arenden/${caseId}`;
}

export function consultationHref(caseId: string, consultationId: string): string {
  return `/arenden/${caseId}/samrad/${consultationId}`;
}

/** The whole file of a samråd that went to the managers, and what they can do together. */
export function managersHref(caseId: string, consultationId: string): string {
  return `${consultationHref(caseId, consultationId)}/chefer`;
}

export function referralHref(caseId: string, referralId: string): string {
  return `/arenden/${caseId}/anvisningar/${referralId}`;
}

/** A draft opens where it is written. */
export function draftHref(caseId: string, referralId: string): string {
  return `/arenden/${caseId}/anvisningar/ny?utkast=${referralId}`;
}

/** What is marked in a case as made without the municipality being heard. */
export function unheardHref(caseId: string): string {
  return `${caseHref(caseId)}#utan-samrad`;
}

/** Where the municipality records a referral that it was not heard about. */
export function recordFoundHref(caseId: string): string {
  return `/arenden/${caseId}/anvisningar/upptackt`;
}

/** The return to the municipality after a referral without result. */
export function returnHref(caseId: string): string {
  return `/arenden/${caseId}/atergang`;
}

export function planHref(caseId: string): string {
  return `/arenden/${caseId}/plan`;
}

/** The follow-up of a case; at the question about one activity or plan when its id is given. */
export function followUpHref(caseId: string, asked?: string): string {
  const page = `/arenden/${caseId}/uppfoljning`;
  if (!asked) return page;
  return `${page}?visa=${asked}#resultat-${asked}`;
}

export function proposalsHref(caseId: string): string {
  return `/arenden/${caseId}/plan/forslag`;
}

export function assessmentHref(caseId: string): string {
  return `/arenden/${caseId}/bedomning`;
}

export function barriersHref(caseId: string): string {
  return `/arenden/${caseId}/hinder`;
}

/** The assessment, begun as the demand that the months in a row call for. */
export function demandHref(caseId: string): string {
  return `${assessmentHref(caseId)}?krav=1`;
}

export function monthHref(caseId: string, month: string): string {
  return `/arenden/${caseId}/manad/${month}`;
}

/** The week of a group; without a group that of one's own, or for a manager of all. */
export function reportHref(week: string, group: { id: string | null; isManager: boolean }): string {
  if (group.id) return `/narvaro/${week}?grupp=${group.id}`;
  return group.isManager ? `/narvaro/${week}?alla=1` : `/narvaro/${week}?grupp=${OWN_GROUP_ID}`;
}

/** What providers have told of a case, beside the week that it happened in; there one says that one has read it. */
export function deviationsHref(caseId: string, happenedOn: IsoDay): string {
  return `/arenden/${caseId}/narvaro/${toIsoWeek(happenedOn)}#avvikelser`;
}

/** The unexcused days of a case, or one review of them. */
export function absenceHref(caseId: string, reviewId?: string | null): string {
  return reviewId ? `/arenden/${caseId}/franvaro/${reviewId}` : `/arenden/${caseId}/franvaro`;
}

/** The sickness and certificates of a case. */
export function certificateHref(caseId: string): string {
  return `/arenden/${caseId}/franvaro#intyg`;
}

export function importHref(importId: string): string {
  return `/import/${importId}`;
}

/** The överenskommelse of a municipality, at the proposal. */
export function agreementHref(municipalityId: string): string {
  return `/overenskommelser/${municipalityId}#forslag`;
}

/** The places held for a person. */
export function employmentHref(caseId: string): string {
  return `/arenden/${caseId}/anstallning`;
}

/** The same, at the goals. */
export function agreementGoalsHref(municipalityId: string): string {
  return `/overenskommelser/${municipalityId}#mal`;
}

/** The days drawn of a month. */
export function sampleHref(month: string): string {
  return `/stickprov?manad=${month.slice(0, 7)}`;
}
