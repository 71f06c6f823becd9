'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { WeekBar } from '@/components/ui/week-bar';
import type { PlanActivity, PlanFigures, TravelShortage } from '@/lib/plans';
import { formatClockSpan, formatHours, formatShortWeekday } from '@/lib/time';
import styles from './verdict.module.css';

interface WeekVerdictProps {
  figures: PlanFigures;
  activities: readonly Pick<PlanActivity, 'lineageId' | 'title'>[];
  /** The figures are of the very week that is shown, and not of an ordinary one. */
  isActual?: boolean;
  /** Nothing can be held on any working day of it. */
  isOff?: boolean;
  shortages?: readonly TravelShortage[];
}

/** Whether the week is enough: the hours first, then the veckobalk, then what is worth a look, each in words. */
export function WeekVerdict(props: WeekVerdictProps) {
  const { figures, activities, isActual = false, isOff = false, shortages = [] } = props;
  const t = useTranslations('plan.verdict');
  const planner = useTranslations('planner');
  const { assignedMinutes, requiredMinutes, gapMinutes } = figures;
  const explain = (of: PlanFigures) => {
    const explanation = explanationOf(of);
    const isWeekly = explanation === 'missing' || explanation === 'full';
    return isActual && isWeekly ? planner('verdict.actual') : t(explanation);
  };
  const titleOf = (lineageId: string) => activities.find((each) => each.lineageId === lineageId)?.title ?? '';
  return (
    <div className={styles.verdict}>
      <p className={styles.figure} aria-live="off">
        <b>{formatHours(assignedMinutes)}</b>
        <span>{figures.isAssessed ? t('of', { required: formatHours(requiredMinutes) }) : t('hours')}</span>
        {gapMinutes > 0 ? <em>−{formatHours(gapMinutes)} h</em> : null}
        {gapMinutes === 0 && figures.isAssessed && !figures.isExempt ? (
          <strong>
            <Icon name="check" />
            {t('enough')}
          </strong>
        ) : null}
      </p>
      <p className={styles.explained}>{isOff && figures.isAssessed ? planner('verdict.off') : explain(figures)}</p>
      <WeekBar segments={figures.segments} size="full" />
      <ul className={styles.remarks}>
        {figures.doubleBookings.map(({ lineageIds: [first, second], weekday, startsMinute, endsMinute }) => (
          <Remark key={`${first}-${second}-${weekday}-${startsMinute}`}>
            {t('doubleBooked', {
              first: titleOf(first),
              second: titleOf(second),
              day: formatShortWeekday(weekday),
              time: formatClockSpan({ startsMinute, endsMinute }),
            })}
          </Remark>
        ))}
        {figures.doubleBookings.length > 1 ? (
          <Remark>{t('doubleBookedSum', { hours: formatHours(figures.doubleBookedMinutes) })}</Remark>
        ) : null}
        {shortages.map(({ keys, lineageIds: [first, second], weekday, neededMinutes, startsMinute, endsMinute }) => (
          <Remark key={keys.join()}>
            {planner('travel.remark', {
              first: titleOf(first),
              second: titleOf(second),
              day: formatShortWeekday(weekday),
              needed: neededMinutes,
              between: endsMinute - startsMinute,
            })}
          </Remark>
        ))}
        {figures.deductionMismatch ? (
          <Remark>
            {t('mismatch', {
              deducted: formatHours(figures.deductionMismatch.deductedMinutes),
              planned: formatHours(figures.deductionMismatch.plannedMinutes),
            })}
          </Remark>
        ) : null}
        {figures.isOnlyMatching ? <Remark>{t('onlyMatching')}</Remark> : null}
      </ul>
    </div>
  );
}

function explanationOf({ isAssessed, isExempt, requiredMinutes, gapMinutes }: PlanFigures): string {
  if (!isAssessed) return 'notAssessed';
  if (isExempt) return 'exempt';
  if (requiredMinutes === 0) return 'occupied';
  return gapMinutes > 0 ? 'missing' : 'full';
}

function Remark({ children }: { children: React.ReactNode }) {
  return (
    <li>
      <Icon name="warning" />
      <span>{children}</span>
    </li>
  );
}
