import { useTranslations } from 'next-intl';
import type { ShownDay } from '@/lib/plans';
import { formatShortWeekday } from '@/lib/time';
import { useOffWords } from './off-words';
import styles from './week-grid.module.css';

/** «mån 23/11», and why nothing is held that day: the name of the public holiday, or that it is a break. */
export function DayHeading({ weekday, day, off }: ShownDay) {
  const t = useTranslations('planner');
  const offWords = useOffWords();
  return (
    <span className={styles.day} data-off={off === null ? undefined : ''}>
      {formatShortWeekday(weekday)}
      <small>
        {Number(day.slice(8, 10))}/{Number(day.slice(5, 7))}
      </small>
      {off === null ? null : (
        <small>
          <span className="visually-hidden">{t('dayOff')} </span>
          {offWords(off)}
        </small>
      )}
    </span>
  );
}
