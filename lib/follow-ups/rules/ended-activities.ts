import type { IsoDay } from '../../time';

/** How long after its end an activity or a plan is asked about, in months. */
export const OUTCOME_MONTHS = 6;

/** An activity as a version of the plan that has been in force holds it. */
export interface HeldActivity {
  lineageId: string;
  /** The agreed end; null until further notice. */
  endsOn: IsoDay | null;
}

/** A version that has come into force, with its activities. */
export interface HeldVersion<Activity extends HeldActivity = HeldActivity> {
  inForceFrom: IsoDay;
  /** The last day in force; null until further notice. */
  inForceTo: IsoDay | null;
  /** Whether it was the plan that ended, and not a new version that took its place. */
  isEnded: boolean;
  activities: readonly Activity[];
}

/** How an activity ended: at the day agreed on, by being taken out of the plan, or with the plan. */
export type EndingHow = 'AGREED_END' | 'TAKEN_OUT' | 'PLAN_ENDED';

export interface EndedActivity<Activity extends HeldActivity = HeldActivity> {
  activity: Activity;
  /** Its last day. */
  endedOn: IsoDay;
  how: EndingHow;
}

/**
 * The activities that are over before `today`, the latest first. An activity runs through the versions that hold it; it has ended when the
 * last of them has, or at its own end if that came first. Versions that were replaced before their first day held nothing.
 */
export function listEndedActivities<Activity extends HeldActivity>(
  versions: readonly HeldVersion<Activity>[],
  { today }: { today: IsoDay },
): EndedActivity<Activity>[] {
  const last = new Map<string, EndedActivity<Activity> | null>();
  const begun = versions.filter(({ inForceFrom, inForceTo }) => inForceTo === null || inForceTo >= inForceFrom);
  for (const version of begun.toSorted((a, b) => a.inForceFrom.localeCompare(b.inForceFrom))) {
    for (const activity of version.activities) last.set(activity.lineageId, endingIn(version, activity));
  }
  return [...last.values()]
    .filter((ended) => ended !== null)
    .filter(({ endedOn }) => endedOn < today)
    .sort((a, b) => b.endedOn.localeCompare(a.endedOn));
}

function endingIn<Activity extends HeldActivity>(
  { inForceTo, isEnded }: HeldVersion,
  activity: Activity,
): EndedActivity<Activity> | null {
  const { endsOn } = activity;
  if (endsOn !== null && (inForceTo === null || endsOn <= inForceTo))
    return { activity, endedOn: endsOn, how: 'AGREED_END' };
  return inForceTo === null ? null : { activity, endedOn: inForceTo, how: isEnded ? 'PLAN_ENDED' : 'TAKEN_OUT' };
}

/** Work itself is no activity that anything comes of. */
export const TYPES_WITHOUT_OUTCOME = ['EMPLOYMENT', 'SUBSIDISED_EMPLOYMENT'];

/** Whether anything is asked when the activity ends: not of one's own job search, nor of work itself. */
export function hasOutcome({ activityClass, typeCode }: { activityClass: string; typeCode: string }): boolean {
  return activityClass !== 'JOB_SEARCH' && !TYPES_WITHOUT_OUTCOME.includes(typeCode);
}

/**
 * Which authority says what came of an activity: the municipality of its own; Arbetsförmedlingen of its own and of those at a provider,
 * unless the person is no longer registered there.
 */
export function outcomeAuthority({
  party,
  providerId,
  isRegistered,
}: {
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  providerId: string | null;
  isRegistered: boolean;
}): 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' {
  return isRegistered && (party !== 'MUNICIPALITY' || providerId !== null) ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
}
