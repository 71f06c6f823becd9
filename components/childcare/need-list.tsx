import { useTranslations } from 'next-intl';
import type { ChildcarePage } from '@/lib/childcare';
import { formatClockSpan, formatHours, formatWeekday } from '@/lib/time';
import styles from './childcare.module.css';

/** When the plan needs childcare in an ordinary week, with the way there and back. */
export function NeedList({ page: { hasPlan, need } }: { page: ChildcarePage }) {
  const t = useTranslations('childcare.need');
  if (!hasPlan) return <p className="subtle">{t('noPlan')}</p>;
  return (
    <div className={styles.need}>
      <p>
        <b className={styles.number}>{t('hours', { hours: formatHours(need.totalMinutes) })}</b>
      </p>
      <ul>
        {need.spans.map((span) => (
          <li key={`${span.weekday} ${span.startsMinute}`}>
            <span>{formatWeekday(span.weekday)}</span>
            <span>{formatClockSpan(span)}</span>
          </li>
        ))}
        {need.flexibleMinutes > 0 ? (
          <li>
            <span>{t('flexible')}</span>
            <span>{t('hours', { hours: formatHours(need.flexibleMinutes) })}</span>
          </li>
        ) : null}
      </ul>
      <p className="subtle">{t('help')}</p>
    </div>
  );
}
