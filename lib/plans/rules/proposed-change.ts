import type { IsoDay } from '../../time';
import { clipToDays } from './activity-dates';
import type { PlanActivity } from './plan-content';
import type { Slot } from './planned-activity';

/** When an activity would be held: fixed times, or hours in the week. */
export interface ProposedTimes {
  slots: Slot[];
  flexibleWeeklyMinutes: number | null;
}

/** Where it would be, and whom to call there. */
export type ProposedContact = Pick<PlanActivity, 'place' | 'contactName' | 'contactPhone' | 'contactEmail'>;

/** What someone proposes to do with one activity of the plan in force. */
export type ProposedChange =
  | ({ kind: 'ADD' } & Pick<PlanActivity, 'typeCode' | 'title' | 'startsOn' | 'endsOn'> &
      ProposedTimes &
      ProposedContact)
  | { kind: 'CHANGE'; times: ProposedTimes | null; contact: ProposedContact | null }
  | { kind: 'END'; endsOn: IsoDay };

/**
 * The activities with exactly the proposed change made, in a version that begins on `startsOn`; null when the activity it is about is no
 * longer there. An activity that would end before the version begins is left out, and one that ends earlier already keeps its day.
 */
export function applyProposedChange<T extends PlanActivity>(
  activities: readonly T[],
  { lineageId, change }: { lineageId: string; change: ProposedChange },
  { startsOn }: { startsOn: IsoDay },
): (T | PlanActivity)[] | null {
  const isThere = activities.some((activity) => activity.lineageId === lineageId);
  if (change.kind === 'ADD') {
    const { kind: _kind, ...activity } = change;
    const added: PlanActivity = { ...activity, lineageId, groupId: null, travelMinutes: null, exceptions: [] };
    return isThere ? null : [...activities, added];
  }
  if (!isThere) return null;
  return activities.flatMap((activity) => {
    if (activity.lineageId !== lineageId) return [activity];
    if (change.kind === 'CHANGE') return [{ ...activity, ...change.times, ...change.contact }];
    const endsOn = activity.endsOn !== null && activity.endsOn < change.endsOn ? activity.endsOn : change.endsOn;
    return endsOn < startsOn || endsOn < activity.startsOn ? [] : [clipToDays({ ...activity, endsOn })];
  });
}
