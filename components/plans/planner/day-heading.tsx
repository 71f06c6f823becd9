import { findPublicHolidayName, formatShortWeekday, type IsoDay } from '@/lib/time';
import styles from './week-grid.module.css';

/** «mån 23/11», and the name of a public holiday: nothing is held on it, and nothing is demanded. */
export function DayHeading({ weekday, day }: { weekday: number; day: IsoDay }) {
  const holiday = findPublicHolidayName(day);
  return (
    <span className={styles.day} data-off={holiday === null ? undefined : ''}>
      {formatShortWeekday(weekday)}
      <small>
        {Number(day.slice(8, 10))}/{Number(day.slice(5, 7))}
      </small>
      {holiday === null ? null : <small>{holiday}</small>}
    </span>
  );
}
