import { addMonths, type IsoDay } from '../../time';

/** What of a plan version is asked for before it may be approved. */
export interface PlanVersionContent {
  goalKind: 'WORK' | 'STUDIES' | null;
  goalOccupation: string;
  activities: readonly unknown[];
  individualView: string;
  /** Whether the individual took part in making the plan; null when nobody has said. */
  individualTookPart: boolean | null;
  municipalityUndertakings: string;
  employmentServiceUndertakings: string;
  municipalityContactId: string | null;
  employmentServiceContactId: string | null;
  startsOn: IsoDay;
  followUpOn: IsoDay | null;
  isEmploymentServiceParty: boolean;
}

/** Something that is missing; a key of `messages/sv.json` and the field where it is put right. */
export interface PlanMissing {
  field: keyof PlanVersionContent;
  reason: PlanMissingReason;
}

export type PlanMissingReason =
  | 'planGoalMissing'
  | 'planGoalOccupationMissing'
  | 'planActivityMissing'
  | 'planIndividualViewMissing'
  | 'planIndividualTookPartMissing'
  | 'planMunicipalityUndertakingsMissing'
  | 'planEmploymentServiceUndertakingsMissing'
  | 'planMunicipalityContactMissing'
  | 'planEmploymentServiceContactMissing'
  | 'planFollowUpMissing'
  | 'planFollowUpBeforeStart'
  | 'planFollowUpTooLate';

/** A plan is current for six months: förordning (2000:628), and AF's own measure. */
export const PLAN_CURRENT_MONTHS = 6;

/**
 * All that a plan version lacks before anyone may approve it, in the order of the form; empty when nothing. The goal,
 * at least one activity, the individual's view and whether they took part, undertakings and a named contact at each
 * authority that is a party, and a follow-up within six months of the start: 12 kap. 4 e § SoL, förordning (2000:628)
 * and överenskommelse.
 */
export function listMissingBeforeApproval(version: PlanVersionContent): PlanMissing[] {
  const missing: PlanMissing[] = [];
  const need = (isThere: boolean, field: keyof PlanVersionContent, reason: PlanMissingReason) => {
    if (!isThere) missing.push({ field, reason });
  };
  const isAfParty = version.isEmploymentServiceParty;

  need(version.goalKind !== null, 'goalKind', 'planGoalMissing');
  need(isFilled(version.goalOccupation), 'goalOccupation', 'planGoalOccupationMissing');
  need(version.activities.length > 0, 'activities', 'planActivityMissing');
  need(isFilled(version.individualView), 'individualView', 'planIndividualViewMissing');
  need(version.individualTookPart !== null, 'individualTookPart', 'planIndividualTookPartMissing');
  need(isFilled(version.municipalityUndertakings), 'municipalityUndertakings', 'planMunicipalityUndertakingsMissing');
  need(
    !isAfParty || isFilled(version.employmentServiceUndertakings),
    'employmentServiceUndertakings',
    'planEmploymentServiceUndertakingsMissing',
  );
  need(version.municipalityContactId !== null, 'municipalityContactId', 'planMunicipalityContactMissing');
  need(
    !isAfParty || version.employmentServiceContactId !== null,
    'employmentServiceContactId',
    'planEmploymentServiceContactMissing',
  );
  const followUp = findFollowUpFault(version);
  if (followUp !== null) missing.push({ field: 'followUpOn', reason: followUp });
  return missing;
}

function findFollowUpFault({ startsOn, followUpOn }: PlanVersionContent): PlanMissingReason | null {
  if (followUpOn === null) return 'planFollowUpMissing';
  if (followUpOn <= startsOn) return 'planFollowUpBeforeStart';
  return followUpOn > addMonths(startsOn, PLAN_CURRENT_MONTHS) ? 'planFollowUpTooLate' : null;
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}
