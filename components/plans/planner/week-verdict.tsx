'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { WeekBar } from '@/components/ui/week-bar';
import type { PlanActivity, PlanFigures } from '@/lib/plans';
import { formatClockSpan, formatHours, formatShortWeekday } from '@/lib/time';
import styles from './verdict.module.css';

interface WeekVerdictProps {
  figures: PlanFigures;
  activities: readonly Pick<PlanActivity, 'lineageId' | 'title'>[];
}

/** Whether the week is enough: the hours first, then the veckobalk, then what is worth a look, each in words. */
export function WeekVerdict({ figures, activities }: WeekVerdictProps) {
  const t = useTranslations('plan.verdict');
  const { assignedMinutes, requiredMinutes, gapMinutes } = figures;
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
      <p className={styles.explained}>{t(explanationOf(figures))}</p>
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
