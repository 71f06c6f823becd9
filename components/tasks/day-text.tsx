import { useTranslations } from 'next-intl';
import { formatDayAndMonth, type IsoDay } from '@/lib/time';
import styles from './tasks.module.css';

/** «4 arbetsdagar, sedan 12 november»: how long something has waited. */
export function Since({ day, workingDays }: { day: IsoDay; workingDays: number }) {
  const t = useTranslations('tasks');
  return <span className={styles.time}>{t('since', { days: workingDays, day: formatDayAndMonth(day) })}</span>;
}

/** «3 arbetsdagar kvar»: amber from the last day, red when the day has passed. */
export function DueIn({ workingDays }: { workingDays: number }) {
  const t = useTranslations('tasks');
  const urgency = workingDays < 0 ? 'late' : workingDays <= 1 ? 'soon' : undefined;
  return (
    <span className={styles.time} data-urgency={urgency}>
      {workingDays < 0 ? t('daysLate', { count: -workingDays }) : t('daysLeft', { count: workingDays })}
    </span>
  );
}

/** «28 november, om 10 dagar»: a day and how far off it is. */
export function DayOff({ day, hasPassed, days }: { day: IsoDay; hasPassed: boolean; days: number }) {
  const t = useTranslations('tasks.expiry');
  const urgency = hasPassed ? 'late' : days <= 3 ? 'soon' : undefined;
  return (
    <span className={styles.time} data-urgency={urgency}>
      {formatDayAndMonth(day)}, {t(hasPassed ? 'passed' : 'coming', { days })}
    </span>
  );
}
