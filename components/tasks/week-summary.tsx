import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { WeekBarStack } from '@/components/ui/week-bar-stack';
import { formatWeek } from '@/lib/time';
import { countConcerned, percentOf, type UnitWeekCounts } from '@/lib/weekly-overview';
import styles from './tasks.module.css';

/** For managers, before everything else: how the week stands, drawn and counted, and the way to the overview. */
export function WeekSummary({ counts }: { counts: UnitWeekCounts }) {
  const t = useTranslations('tasks.summary');
  const concerned = countConcerned(counts);
  const percent = percentOf(counts.levels.FULL_TIME, concerned);
  return (
    <div className={styles.summary}>
      <p>
        <b className={styles.share}>{percent === null ? t('none') : t('share', { percent })}</b>
        {percent === null ? null : (
          <span className={styles.detail}>{t('detail', { full: counts.levels.FULL_TIME, concerned })}</span>
        )}
      </p>
      <WeekBarStack
        label={t('label', { week: formatWeek(counts.week) })}
        shares={[
          { level: 'FULL_TIME', count: counts.levels.FULL_TIME },
          { level: 'BELOW_FULL_TIME', count: counts.levels.BELOW_FULL_TIME },
          { level: 'NO_ACTIVITY', count: counts.levels.NO_ACTIVITY },
          { level: 'NO_PLAN', count: counts.levels.NO_PLAN },
          { level: 'FORMALLY_FULL_TIME', count: counts.formallyFullTimeOnly },
          { level: 'NOT_ASSESSED', count: counts.levels.NOT_ASSESSED },
          { level: 'EXEMPT', count: counts.levels.EXEMPT - counts.formallyFullTimeOnly },
          { level: 'ON_BREAK', count: counts.levels.ON_BREAK },
        ]}
      />
      <Link href={`/veckooversikt/${counts.week}`} prefetch={false}>
        {t('link')}
      </Link>
    </div>
  );
}
