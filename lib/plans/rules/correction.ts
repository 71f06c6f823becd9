import type { PlanActivity } from './plan-content';

/** What of an activity may be corrected when both have approved it; all else is a new version. */
export const CORRECTABLE_FIELDS = ['place', 'contactName', 'contactPhone', 'contactEmail'] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];
export type CorrectableWords = Pick<PlanActivity, CorrectableField>;

/** The fields that the correction changes, each with what it said and what it is to say. */
export function listCorrections(
  before: CorrectableWords,
  after: CorrectableWords,
): { field: CorrectableField; oldValue: string; newValue: string }[] {
  return CORRECTABLE_FIELDS.map((field) => ({ field, oldValue: before[field], newValue: after[field].trim() })).filter(
    ({ oldValue, newValue }) => oldValue !== newValue,
  );
}
