import { useTranslations } from 'next-intl';
import { WeekBarStack } from '@/components/ui/week-bar-stack';
import { formatHours, formatWeek } from '@/lib/time';
import { countConcerned, percentOf, type UnitWeekCounts } from '@/lib/weekly-overview';
import styles from './weekly-overview.module.css';

/** The figure one came for: the share at full time, how it has moved in twelve weeks, and the whole municipality as one bar. */
export function Headline({ history, label }: { history: UnitWeekCounts[]; label: string }) {
  const t = useTranslations('weeklyOverview');
  const now = history.at(-1);
  const then = history[0];
  if (!now || !then) return null;
  const concerned = countConcerned(now);
  const percent = percentOf(now.levels.FULL_TIME, concerned);
  return (
    <div className={styles.headline}>
      <div>
        <p className={styles.figure}>{percent === null ? t('headlineNone') : t('headline', { percent })}</p>
        {percent === null ? null : (
          <p className={styles.detail}>
            {t('headlineDetail', { full: now.levels.FULL_TIME, concerned, change: describeChange() })}
          </p>
        )}
        <p className={styles.detail}>
          <b>{t('formal')}.</b> {t('formalDetail', { count: now.formallyFullTimeOnly })}
        </p>
        <p className={styles.detail}>
          <b>{t('reported')}.</b>{' '}
          {now.reportedPlannedMinutes === 0
            ? t('reportedNone')
            : t('reportedDetail', {
                attended: formatHours(now.attendedMinutes),
                planned: formatHours(now.reportedPlannedMinutes),
              })}
        </p>
      </div>
      <WeekBarStack
        size="full"
        label={label}
        shares={[
          { level: 'FULL_TIME', count: now.levels.FULL_TIME },
          { level: 'BELOW_FULL_TIME', count: now.levels.BELOW_FULL_TIME },
          { level: 'NO_ACTIVITY', count: now.levels.NO_ACTIVITY },
          { level: 'NO_PLAN', count: now.levels.NO_PLAN },
          { level: 'FORMALLY_FULL_TIME', count: now.formallyFullTimeOnly },
          { level: 'NOT_ASSESSED', count: now.levels.NOT_ASSESSED },
          { level: 'EXEMPT', count: now.levels.EXEMPT - now.formallyFullTimeOnly },
          { level: 'ON_BREAK', count: now.levels.ON_BREAK },
        ]}
      />
    </div>
  );

  function describeChange(): string {
    const before = then ? percentOf(then.levels.FULL_TIME, countConcerned(then)) : null;
    if (before === null || percent === null || !then) return '';
    const points = percent - before;
    const key = points > 0 ? 'changeUp' : points < 0 ? 'changeDown' : 'changeNone';
    return t(key, { points: Math.abs(points), week: formatWeek(then.week) });
  }
}
