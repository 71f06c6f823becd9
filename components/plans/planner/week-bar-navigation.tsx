'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import {
  addWeeks,
  daysOfWeek,
  findPublicHolidayName,
  formatDayAndMonth,
  formatWeek,
  formatWeekday,
  type IsoWeek,
} from '@/lib/time';
import styles from './planner.module.css';
import type { Planner } from './use-planner';

interface WeekBarNavigationProps {
  week: IsoWeek;
  firstWeek: IsoWeek;
  onWeek: (week: IsoWeek) => void;
  withWeekend: boolean;
  onWeekend: (withWeekend: boolean) => void;
  planner: Pick<Planner, 'canUndo' | 'canRedo' | 'undo' | 'redo'>;
}

/** Which week is looked at, the way back and forth in time, and the way back in what was done. */
export function WeekBarNavigation({
  week,
  firstWeek,
  onWeek,
  withWeekend,
  onWeekend,
  planner,
}: WeekBarNavigationProps) {
  const t = useTranslations('plan.week');
  const [monday, , , , , , sunday] = daysOfWeek(week);
  return (
    <div className={styles.weekBar}>
      <button
        type="button"
        className={styles.step}
        aria-label={t('earlier')}
        disabled={week <= firstWeek}
        onClick={() => onWeek(addWeeks(week, -1))}
      >
        <Icon name="chevronLeft" />
      </button>
      <button type="button" className={styles.step} aria-label={t('later')} onClick={() => onWeek(addWeeks(week, 1))}>
        <Icon name="chevronRight" />
      </button>
      <h2 aria-live="polite">
        {formatWeek(week)}{' '}
        <small className={styles.weekDays}>
          {formatDayAndMonth(monday)}–{formatDayAndMonth(sunday)}
        </small>
      </h2>
      <label className={styles.weekend}>
        <input type="checkbox" checked={withWeekend} onChange={(event) => onWeekend(event.target.checked)} />
        {t('weekend')}
      </label>
      <button
        type="button"
        className={styles.step}
        aria-label={t('undo')}
        title={t('undo')}
        disabled={!planner.canUndo}
        onClick={planner.undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className={styles.step}
        aria-label={t('redo')}
        title={t('redo')}
        disabled={!planner.canRedo}
        onClick={planner.redo}
      >
        <Icon name="redo" />
      </button>
    </div>
  );
}

/** Says when the week that is looked at has public holidays: nothing is held on them, and a fifth less is demanded for each. */
export function HolidayNote({ week }: { week: IsoWeek }) {
  const t = useTranslations('plan.week');
  const holidays = daysOfWeek(week)
    .slice(0, 5)
    .flatMap((day, index) => {
      const name = findPublicHolidayName(day);
      return name === null ? [] : [t('holiday', { day: formatWeekday(index + 1), name })];
    });
  if (holidays.length === 0) return null;
  return <p className={styles.explained}>{t('holidays', { days: holidays.join(', '), count: holidays.length })}</p>;
}
