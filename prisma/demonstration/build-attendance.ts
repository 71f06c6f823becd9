import type { AttendanceStatus } from '@/lib/attendance';
import { type BreakPeriod, calculatePlannedWeek } from '@/lib/plans';
import type { Prisma } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays, type IsoDay, weekday } from '@/lib/time';
import { accountsWith } from './accounts';
import { type Catalogue, type DatedActivity, type DatedVersion, toVersionsInForce } from './build-plan-versions';
import type { PastWeek } from './calendar';
import { type Chance, chanceOf } from './chance';
import { leaderOf } from './group-leaders';
import { idOf } from './identity';
import type { Setting } from './setting';

type AttendanceRow = Prisma.AttendanceCreateManyInput;

/** Groups whose last week nobody has reported yet, besides half of what is held person by person. */
const UNREPORTED_GROUPS: readonly string[] = ['vocationalB', 'workshop', 'language', 'health'];
/** The share of the reports of last week, and of the week before, that someone has verified; of older ones most have been. */
const VERIFIED_SHARES = [0, 0.5];
const UNREPORTED_PROVIDERS: readonly string[] = ['stigfinnaren', 'fyrklang'];

/** What has been reported of the past year: planned minutes as the plan held them, and what they became. */
export function buildAttendance(
  setting: Setting,
  { versions, breaks, catalogue }: { versions: DatedVersion[]; breaks: BreakPeriod[]; catalogue: Catalogue },
): AttendanceRow[] {
  const { calendar } = setting;
  const first = versions[0];
  if (!first) return [];
  const inForce = toVersionsInForce(versions, catalogue);
  const activities = new Map(
    versions.flatMap((version) => version.activities).map((activity) => [activity.lineageId, activity]),
  );
  const person = createPerson(setting);

  return calendar.pastWeeks.flatMap((past) => {
    if (past.sunday < first.startsOn) return [];
    const { days } = calculatePlannedWeek({ versions: inForce, week: past.week, breaks });
    return days.flatMap(({ day, minutesByActivity }) =>
      Object.entries(minutesByActivity).flatMap(([lineageId, plannedMinutes]) => {
        const activity = activities.get(lineageId);
        if (!activity || plannedMinutes === 0 || !isReported(activity, catalogue)) return [];
        const outcome = lateOutcome(setting, past.weeksAgo, day) ?? person.outcomeOf(activity, { day, plannedMinutes });
        if (past.weeksAgo === 1 && isUnreported(setting, activity)) return [];
        return [toRow(setting, activity, { past, day, plannedMinutes, ...outcome })];
      }),
    );
  });
}

/** Municipal activities and what providers hold; schools keep their own registers. */
function isReported({ pattern }: DatedActivity, catalogue: Catalogue): boolean {
  return pattern.provider !== null || catalogue.get(pattern.typeCode)?.activityClass === 'ASSIGNED';
}

function isUnreported({ key }: Setting, { pattern }: DatedActivity): boolean {
  if (pattern.provider !== null) {
    return pattern.flexibleWeeklyMinutes !== null || UNREPORTED_PROVIDERS.includes(pattern.provider);
  }
  return pattern.group === null
    ? chanceOf(`${key}/unreported`).happens(0.5)
    : UNREPORTED_GROUPS.includes(pattern.group);
}

interface Outcome {
  presentMinutes: number;
  status: AttendanceStatus;
}

/** What a story says of the weeks before the last: ill for two of them, or away on a Tuesday and a Wednesday. */
function lateOutcome({ life }: Setting, weeksAgo: number, day: IsoDay): Outcome | null {
  if (life.lately === 'ILL' && (weeksAgo === 2 || weeksAgo === 3)) return { presentMinutes: 0, status: 'SICK' };
  const isAway = life.lately === 'AWAY' && weeksAgo === 2 && (weekday(day) === 2 || weekday(day) === 3);
  return isAway ? { presentMinutes: 0, status: 'UNEXCUSED_ABSENCE' } : null;
}

/** How the person's days turn out: ill for some days in a row now and then, seldom away without a reason. */
function createPerson({ key, life, municipality }: Setting) {
  const chance = chanceOf(`${key}/attendance`);
  const habits = { illness: chance.happens(0.15) ? 0.035 : 0.012, unexcused: chance.happens(0.08) ? 0.12 : 0.006 };
  const isParent = life.profile === 'parent' || life.profile === 'shortChildcare';
  let illUntil = '';

  const outcomeOf = (
    { pattern }: DatedActivity,
    { day, plannedMinutes }: { day: IsoDay; plannedMinutes: number },
  ): Outcome => {
    const present: Outcome = { presentMinutes: plannedMinutes, status: 'PRESENT' };
    const away = (status: AttendanceStatus): Outcome => ({ presentMinutes: 0, status });
    const organiser = pattern.group ?? pattern.provider;
    if (organiser && chanceOf(`${municipality.key}/${organiser}/${day}`).happens(0.02)) return away('CANCELLED');
    if (day > illUntil && chance.happens(habits.illness)) illUntil = addDays(day, chance.between(0, 6));
    if (day <= illUntil) return away('SICK');
    if (isParent && chance.happens(0.03)) return away('SICK_CHILD');
    if (chance.happens(habits.unexcused)) return away('UNEXCUSED_ABSENCE');
    if (chance.happens(0.02)) return shortened(chance, plannedMinutes);
    if (chance.happens(pattern.provider === null ? 0.003 : 0.08)) return away('NOT_ANSWERED');
    return present;
  };
  return { outcomeOf };
}

/** Left early or came late for something that was approved. */
function shortened(chance: Chance, plannedMinutes: number): Outcome {
  const present = Math.floor((plannedMinutes * chance.oneOf([0, 0.5, 0.75])) / 15) * 15;
  return { presentMinutes: present, status: 'APPROVED_ABSENCE' };
}

function toRow(
  setting: Setting,
  { lineageId, pattern }: DatedActivity,
  {
    past,
    day,
    plannedMinutes,
    presentMinutes,
    status,
  }: Outcome & { past: PastWeek; day: IsoDay; plannedMinutes: number },
): AttendanceRow {
  const { municipality, municipalityId, caseId, officer, jobCoach } = setting;
  const coach = pattern.provider === null ? null : (accountsWith(pattern.provider, 'PROVIDER_COACH')[0] ?? null);
  const isHeldAlone = coach === null && pattern.group === null;
  const leader = pattern.group === null ? officer : leaderOf(municipality.key, pattern.group);
  const isProtected = setting.life.protection !== 'NONE';
  const reportedBy = (isProtected ? officer : (coach ?? leader)).id;
  const verifier = isHeldAlone ? jobCoach.id : officer.id;
  const isVerified =
    !isProtected && chanceOf(`${lineageId}/${past.week}`).happens(VERIFIED_SHARES[past.weeksAgo - 1] ?? 0.92);
  return {
    municipalityId,
    id: idOf('attendance', lineageId, day),
    caseId,
    lineageId,
    providerId: pattern.provider === null ? null : idOf('organisation', pattern.provider),
    attendedOn: fromDay(day),
    plannedMinutes,
    presentMinutes,
    status,
    reportedBy,
    reportedAt: past.reportedAt,
    verifiedBy: isVerified ? verifier : null,
    verifiedAt: isVerified ? past.verifiedAt : null,
  };
}
