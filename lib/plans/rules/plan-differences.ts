import type { PlanActivity, PlanContent, PlanTexts } from './plan-content';
import type { ActivityException } from './planned-activity';
import { summariseSlots } from './slot-summary';

/** Something that two writings of a plan version say differently. */
export type PlanDifference =
  | { kind: 'TEXT'; field: keyof PlanTexts; mine: PlanTexts[keyof PlanTexts]; theirs: PlanTexts[keyof PlanTexts] }
  | { kind: 'ACTIVITY'; lineageId: string; title: string; mine: ActivityDigest | null; theirs: ActivityDigest | null };

/** What of an activity is compared, short enough to stand beside another. */
export interface ActivityDigest {
  title: string;
  times: string;
  flexibleWeeklyMinutes: number | null;
  startsOn: string;
  endsOn: string | null;
  place: string;
  travelMinutes: number | null;
  exceptions: readonly ActivityException[];
}

/** The words of a plan version, in the order of the page. */
export const TEXT_FIELDS: readonly (keyof PlanTexts)[] = [
  'goalKind',
  'goalOccupation',
  'needs',
  'individualView',
  'individualTookPart',
  'individualTookPartHow',
  'municipalityUndertakings',
  'employmentServiceUndertakings',
  'individualUndertakings',
  'municipalityContactId',
  'employmentServiceContactId',
  'startsOn',
  'followUpOn',
];

/** Where two writings of the same version differ, in the order of the page; empty when they say the same. */
export function listPlanDifferences(mine: PlanContent, theirs: PlanContent): PlanDifference[] {
  const texts = TEXT_FIELDS.filter((field) => mine[field] !== theirs[field]).map(
    (field): PlanDifference => ({ kind: 'TEXT', field, mine: mine[field], theirs: theirs[field] }),
  );
  const lineages = new Set([...mine.activities, ...theirs.activities].map(({ lineageId }) => lineageId));
  const activities = [...lineages].flatMap((lineageId): PlanDifference[] => {
    const own = digest(mine.activities, lineageId);
    const other = digest(theirs.activities, lineageId);
    if (JSON.stringify(own) === JSON.stringify(other)) return [];
    return [{ kind: 'ACTIVITY', lineageId, title: (other ?? own)?.title ?? '', mine: own, theirs: other }];
  });
  return [...texts, ...activities];
}

function digest(activities: readonly PlanActivity[], lineageId: string): ActivityDigest | null {
  const activity = activities.find((each) => each.lineageId === lineageId);
  if (!activity) return null;
  const { title, slots, flexibleWeeklyMinutes, startsOn, endsOn, place, travelMinutes, exceptions } = activity;
  const times = summariseSlots(slots);
  return { title, times, flexibleWeeklyMinutes, startsOn, endsOn, place, travelMinutes, exceptions };
}
