import type { OrganisationKind } from '@/lib/access';
import type { PlannedActivity, PlanVersionInForce } from '@/lib/plans';
import { addDays, addMonths, daysBetween, type IsoDay } from '@/lib/time';
import {
  type ActivityPattern,
  FOLK_HIGH_SCHOOL,
  FULL_TIME_JOB,
  LABOUR_MARKET_TRAINING,
  ownJobSearch,
  romAt,
} from './activity-patterns';
import { firstOf } from './calendar';
import { chanceOf } from './chance';
import { closingsOf } from './closings';
import { idOf } from './identity';
import type { ProviderKey } from './organisations';
import { PROFILES } from './profiles';
import { providerOf, romPeriodAt } from './rom-periods';
import type { Setting } from './setting';
import type { Stage } from './stages';

/** An activity in one version of a plan; the same lineage through the versions in which it goes on. */
export interface DatedActivity {
  lineageId: string;
  pattern: ActivityPattern;
  title: string;
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  referralId: string | null;
  /** Single days on which it is not held. */
  cancelledDays: IsoDay[];
}

/** One version of a plan and the days on which it held. */
export interface DatedVersion {
  id: string;
  number: number;
  startsOn: IsoDay;
  /** The last day; null while it holds. */
  lastOn: IsoDay | null;
  ending: 'SUPERSEDED' | 'ENDED' | null;
  followUpOn: IsoDay;
  activities: DatedActivity[];
  /** The stage that it was made for; null for a proposal that is under way. */
  stage: Stage | null;
}

/** What the catalogue says of an activity. */
export type Catalogue = ReadonlyMap<
  string,
  Pick<PlannedActivity, 'activityClass' | 'isProgramme'> & { party: OrganisationKind }
>;

/** How many weeks ago a plan was renewed whose follow-up is due about now. */
const LATEST_RENEWAL = 23;
/** Weeks before a change of situation in which a plan is no longer renewed. */
const QUIET_WEEKS = 6;

/** The versions of the person's plan, oldest first: one for each situation, renewed within half a year. */
export function buildPlanVersions(setting: Setting): DatedVersion[] {
  const { stages } = setting.life;
  const versions: DatedVersion[] = [];
  stages.forEach((stage, index) => {
    const patterns = patternsDuring(setting, index);
    const startsOn = setting.calendar.monday(stage.weeksAgo);
    if (patterns === null) {
      if (stage.kind !== 'RETURNED') closeLast(versions, addDays(startsOn, -1), 'ENDED');
      return;
    }
    for (const period of listPeriods(setting, index)) {
      closeLast(versions, addDays(period.startsOn, -1), 'SUPERSEDED');
      const version = buildVersion(setting, { previous: versions.at(-1), stage, patterns, ...period });
      if (stage.kind === 'ROM') bindToReferral(version, romPeriodAt(setting, index));
      versions.push(version);
    }
  });
  return versions;
}

/** The version after the last, with the week that would be enough. */
export function buildProposedVersion(setting: Setting, versions: readonly DatedVersion[]): DatedVersion {
  const startsOn = setting.calendar.monday(-1);
  return buildVersion(setting, {
    previous: versions.at(-1),
    stage: null,
    patterns: [...ownTime(setting), ...enoughWeek(setting)],
    startsOn,
    followUpOn: addDays(startsOn, 24 * 7),
  });
}

/** The version by which a decided referral enters the week ahead. */
export function buildReferralVersion(
  setting: Setting,
  {
    versions,
    referral,
  }: { versions: DatedVersion[]; referral: ReferralInPlan & { provider: ProviderKey; startsOn: IsoDay } },
): DatedVersion {
  closeLast(versions, addDays(referral.startsOn, -1), 'SUPERSEDED');
  const version = buildVersion(setting, {
    previous: versions.at(-1),
    stage: null,
    patterns: [...ownTime(setting), romAt(providerOf(referral.provider))],
    startsOn: referral.startsOn,
    followUpOn: addDays(referral.startsOn, 12 * 7),
  });
  bindToReferral(version, referral);
  return version;
}

interface ReferralInPlan {
  referralId: string;
  endsOn: IsoDay;
}

function bindToReferral(version: DatedVersion, { referralId, endsOn }: ReferralInPlan): void {
  for (const activity of version.activities) {
    if (activity.pattern.provider !== null) Object.assign(activity, { referralId, endsOn });
  }
}

/** As the weekly calculation sees the versions. */
export function toVersionsInForce(versions: readonly DatedVersion[], catalogue: Catalogue): PlanVersionInForce[] {
  return versions.map(({ id, startsOn, lastOn, activities }) => ({
    id,
    inForceFrom: startsOn,
    inForceTo: lastOn,
    activities: activities.map((activity, index) => ({
      id: activity.lineageId,
      createdOrder: index + 1,
      startsOn: activity.startsOn,
      endsOn: activity.endsOn,
      slots: activity.pattern.slots,
      flexibleWeeklyMinutes: activity.pattern.flexibleWeeklyMinutes,
      cancelledDays: activity.cancelledDays,
      exceptions: closingsOf(activity, { startsOn, lastOn }),
      ...classOf(activity, catalogue),
    })),
  }));
}

function classOf({ pattern }: DatedActivity, catalogue: Catalogue) {
  const entry = catalogue.get(pattern.typeCode);
  if (!entry) throw new RangeError(`The catalogue has no ${pattern.typeCode}`);
  return { activityClass: entry.activityClass, isProgramme: entry.isProgramme };
}

function closeLast(versions: DatedVersion[], lastOn: IsoDay, ending: 'SUPERSEDED' | 'ENDED'): void {
  const last = versions.at(-1);
  if (!last || last.ending !== null) return;
  last.lastOn = lastOn;
  last.ending = ending;
}

interface Period {
  startsOn: IsoDay;
  followUpOn: IsoDay;
}

/** The stage divided at its follow-ups. */
function listPeriods({ life, calendar, chance }: Setting, index: number): Period[] {
  const { weeksAgo } = life.stages[index] as Stage;
  const next = life.stages[index + 1];
  const weeks = weeksAgo - (next?.weeksAgo ?? 0);
  const followUp = life.pending?.kind === 'FOLLOW_UP' && !next ? life.pending.inDays : null;
  if (followUp !== null) {
    const renewals: number[] = [];
    for (let each = weeksAgo; each > LATEST_RENEWAL; each -= 20) renewals.push(each);
    const last = { startsOn: calendar.monday(LATEST_RENEWAL), followUpOn: addDays(calendar.today, followUp) };
    return [
      ...renewals.map((each, place) => ({
        startsOn: calendar.monday(each),
        followUpOn: calendar.monday(renewals[place + 1] ?? LATEST_RENEWAL),
      })),
      last,
    ];
  }
  const quietWeeks = next || life.pending ? QUIET_WEEKS : 1;
  const starts = [0];
  for (let length = chance.between(9, 25); ; length = chance.between(18, 25)) {
    const start = (starts.at(-1) ?? 0) + length;
    if (start > weeks - quietWeeks) break;
    starts.push(start);
  }
  const atEnd = chance.between(18, 25);
  return starts.map((start, place) => {
    const startsOn = calendar.monday(weeksAgo - start);
    const length = (starts[place + 1] ?? start + Math.max(atEnd, weeks - start + 2)) - start;
    const halfAYearOn = addMonths(startsOn, 6);
    const followUpOn = addDays(startsOn, length * 7);
    return { startsOn, followUpOn: firstOf(followUpOn, halfAYearOn) };
  });
}

function buildVersion(
  setting: Setting,
  version: Period & { previous: DatedVersion | undefined; stage: Stage | null; patterns: ActivityPattern[] },
): DatedVersion {
  const { previous, stage, patterns, startsOn, followUpOn } = version;
  const number = (previous?.number ?? 0) + 1;
  const isContinued =
    previous && (previous.lastOn === null || daysBetween({ from: previous.lastOn, to: startsOn }) <= 1);
  return {
    id: idOf('plan', setting.key, number),
    number,
    startsOn,
    lastOn: null,
    ending: null,
    followUpOn,
    stage,
    activities: patterns.map((pattern) => {
      const title = pattern.title.replace('{employer}', setting.employer);
      const before = isContinued ? previous.activities.find((activity) => activity.title === title) : undefined;
      if (before) return { ...before, pattern, title };
      const lineageId = idOf('lineage', setting.key, title, startsOn);
      const cancelledDays = cancelledDaysOf(setting, { pattern, startsOn });
      return { lineageId, pattern, title, startsOn, endsOn: null, referralId: null, cancelledDays };
    }),
  };
}

/** Two Thursdays without a room for one of the groups. */
function cancelledDaysOf(
  { calendar, municipality }: Setting,
  { pattern, startsOn }: Pick<DatedActivity, 'pattern' | 'startsOn'>,
): IsoDay[] {
  if (pattern.group !== 'health' || municipality.key !== 'granvik') return [];
  return [addDays(calendar.monday(3), 3), addDays(calendar.monday(-1), 3)].filter((day) => day >= startsOn);
}

/** The activities of a stage; null when there is no plan in it. */
function patternsDuring(setting: Setting, index: number): ActivityPattern[] | null {
  const { life } = setting;
  const stage = life.stages[index] as Stage;
  const profile = PROFILES[life.profile];
  switch (stage.kind) {
    case 'FULL':
      return [...ownTime(setting), ...enoughWeek(setting)];
    case 'SHORT':
      return [...ownTime(setting), ...chosen(setting, profile.shortWeeks)];
    case 'IDLE':
      return [...profile.occupation, ownJobSearch(jobSearchMinutes(setting) || 60)];
    case 'ROM': {
      const kept = stage.keepsMunicipalWeek ? patternsDuring(setting, index - 1) : ownTime(setting);
      return [...(kept ?? []), romAt(providerOf(stage.provider), stage.isFlexible)];
    }
    case 'EXEMPT':
      if (stage.by === 'EMPLOYMENT') return [FULL_TIME_JOB];
      if (stage.by === 'EDUCATION') return [FOLK_HIGH_SCHOOL];
      return stage.by === 'LABOUR_MARKET_PROGRAMME' ? [LABOUR_MARKET_TRAINING] : null;
    default:
      return null;
  }
}

function enoughWeek(setting: Setting): ActivityPattern[] {
  return chosen(setting, PROFILES[setting.life.profile].fullWeeks);
}

/** What is in the week besides what is assigned. */
function ownTime(setting: Setting): ActivityPattern[] {
  const minutes = jobSearchMinutes(setting);
  const { occupation } = PROFILES[setting.life.profile];
  return minutes > 0 ? [...occupation, ownJobSearch(minutes)] : occupation;
}

function jobSearchMinutes({ life }: Setting): number {
  return (PROFILES[life.profile].deductions.find(({ kind }) => kind === 'JOB_SEARCH')?.hours ?? 0) * 60;
}

/** The same choice every time for the same person. */
function chosen({ key }: Setting, weeks: ActivityPattern[][]): ActivityPattern[] {
  return chanceOf(`${key}/weeks/${weeks.length}`).oneOf(weeks);
}
