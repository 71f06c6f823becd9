import { useTranslations } from 'next-intl';
import {
  type ActivityChange,
  type ActivityChangeDetail,
  calculatePlanFigures,
  findRequirementOn,
  listPlanChanges,
  type PlanSurroundings,
  type PlanVersionView,
} from '@/lib/plans';
import { formatDay, formatHours, formatWeek, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import styles from './plan-changes.module.css';
import { contentOf } from './plan-version-content';
import { nameException } from './planner/name-exception';

interface PlanChangesProps extends Pick<PlanSurroundings, 'catalogue' | 'requirements'> {
  earlier: PlanVersionView;
  later: PlanVersionView;
}

/** What happens to the week from one version to the next, in words, with its sum before and after. */
export function PlanChangeList({ earlier, later, catalogue, requirements }: PlanChangesProps) {
  const t = useTranslations('planVersions');
  const { activities } = listPlanChanges(contentOf(earlier), contentOf(later));
  return (
    <div className={styles.changes}>
      <WeekSum {...{ earlier, later, catalogue, requirements }} />
      {activities.length === 0 ? <p>{t('sameWeek')}</p> : <ActivityChangeList activities={activities} />}
    </div>
  );
}

/** What happens to each activity, a line each. */
export function ActivityChangeList({ activities }: { activities: readonly ActivityChange[] }) {
  return (
    <ul className={styles.activities}>
      {activities.map((change) => (
        <ActivityLine key={change.lineageId} change={change} />
      ))}
    </ul>
  );
}

/** «Anvisad aktivitet 28 h → 32 h av 35 h», in the week in which the later version begins. */
function WeekSum({ earlier, later, catalogue, requirements }: PlanChangesProps) {
  const t = useTranslations('planVersions.sum');
  const week = toIsoWeek(later.inForceFrom ?? later.startsOn);
  const requirement = findRequirementOn(requirements, mondayOf(week));
  const figuresOf = ({ activities }: PlanVersionView) =>
    calculatePlanFigures({ activities, catalogue, requirement, week });
  const [before, after] = [figuresOf(earlier), figuresOf(later)];
  const delta = after.assignedMinutes - before.assignedMinutes;
  return (
    <p className={styles.sum}>
      {t('assigned', { week: formatWeek(week) })}{' '}
      <b>
        {t('fromTo', { from: formatHours(before.assignedMinutes), to: formatHours(after.assignedMinutes) })}
        {requirement.isAssessed && !requirement.isExempt
          ? ` ${t('of', { required: formatHours(requirement.requiredMinutes) })}`
          : null}
      </b>{' '}
      <span className={styles.delta}>{delta === 0 ? t('unchanged') : signedHours(delta)}</span>
    </p>
  );
}

function ActivityLine({ change }: { change: ActivityChange }) {
  const t = useTranslations('planVersions.activity');
  const { title, kind, minutesDelta, times, details } = change;
  const delta = minutesDelta === 0 ? '' : ` (${signedHours(minutesDelta)})`;
  if (kind === 'CHANGED') {
    return (
      <li>
        <b>{title}</b>: {details.map((detail) => tellDetail(detail, t)).join('; ')}
        {delta}
      </li>
    );
  }
  return (
    <li>
      <b>{title}</b> {t(kind)}
      {times ? `: ${times}` : ''}
      {delta}
    </li>
  );
}

type Words = ReturnType<typeof useTranslations<'planVersions.activity'>>;

function tellDetail(detail: ActivityChangeDetail, t: Words): string {
  switch (detail.what) {
    case 'TIMES_ADDED':
    case 'TIMES_REMOVED':
      return t(detail.what, { times: detail.times });
    case 'FLEXIBLE':
      return tellFlexible(detail, t);
    case 'STARTS':
      return t('STARTS', { from: formatDay(detail.from), to: formatDay(detail.to) });
    case 'ENDS':
      return tellEnd(detail, t);
    case 'TIMES_MOVED':
    case 'TITLE':
      return t(detail.what, { from: detail.from, to: detail.to });
    case 'PLACE':
    case 'CONTACT':
      return tellWords(detail, t);
    case 'TRAVEL':
      return detail.toMinutes === null ? t('TRAVEL_removed') : t('TRAVEL', { minutes: detail.toMinutes });
    case 'EXCEPTION_ADDED':
    case 'EXCEPTION_REMOVED':
      return t(detail.what, nameException(detail.exception));
  }
}

function tellFlexible(
  { fromMinutes, toMinutes }: { fromMinutes: number | null; toMinutes: number | null },
  t: Words,
): string {
  if (toMinutes === null) return t('FLEXIBLE_removed', { hours: formatHours(fromMinutes ?? 0) });
  if (fromMinutes === null) return t('FLEXIBLE_added', { hours: formatHours(toMinutes) });
  return t('FLEXIBLE', { from: formatHours(fromMinutes), to: formatHours(toMinutes) });
}

function tellEnd({ from, to }: { from: IsoDay | null; to: IsoDay | null }, t: Words): string {
  if (to === null) return t('ENDS_never', { from: formatDay(from ?? '') });
  if (from === null) return t('ENDS_set', { to: formatDay(to) });
  return t('ENDS', { from: formatDay(from), to: formatDay(to) });
}

function tellWords({ what, from, to }: { what: 'PLACE' | 'CONTACT'; from: string; to: string }, t: Words): string {
  if (to === '') return t(`${what}_removed`, { from });
  return from === '' ? t(`${what}_set`, { to }) : t(what, { from, to });
}

/** «+4 h», «−1,5 h». */
function signedHours(minutes: number): string {
  return `${minutes > 0 ? '+' : '−'}${formatHours(Math.abs(minutes))}\u00a0h`;
}
