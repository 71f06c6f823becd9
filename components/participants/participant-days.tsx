import { useTranslations } from 'next-intl';
import type { ParticipantDay } from '@/lib/participants';
import { formatClockSpan, formatHours, formatShortDay, toIsoWeek } from '@/lib/time';
import styles from './participants.module.css';

/** The provider's own days of a week: when each is, and what has no time of its own. */
export function ParticipantDays({ days }: { days: readonly ParticipantDay[] }) {
  const t = useTranslations('participants.days');
  const flexible = Map.groupBy(
    days.filter(({ isFlexible }) => isFlexible),
    ({ title, day }) => `${toIsoWeek(day)} ${title}`,
  );
  return (
    <ul className={styles.days}>
      {days
        .filter(({ isFlexible }) => !isFlexible)
        .map(({ day, title, plannedMinutes, times }) => (
          <li key={`${day} ${title}`}>
            <time dateTime={day}>{formatShortDay(day)}</time>
            <span>
              {times.length > 0
                ? times.map(formatClockSpan).join(', ')
                : t('hours', { hours: formatHours(plannedMinutes) })}
            </span>
            <span className="subtle">{title}</span>
          </li>
        ))}
      {[...flexible].map(([key, list]) => (
        <li key={key}>
          <span>
            {t('flexible', { hours: formatHours(list.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)) })}
          </span>
          <span className="subtle">{list[0]?.title}</span>
        </li>
      ))}
    </ul>
  );
}
