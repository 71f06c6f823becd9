'use client';

import { type ComponentProps, useState } from 'react';
import { daysOfWeek, formatHours, formatShortWeekday, type IsoWeek } from '@/lib/time';
import styles from './planner.module.css';
import { SlotList } from './slot-list';

/** The week on a small screen: a day at a time, with what each day holds in its tab. */
export function DayByDay({ week, ...list }: ComponentProps<typeof SlotList> & { week: IsoWeek }) {
  const [asked, setDay] = useState(1);
  const day = list.days.includes(asked) ? asked : 1;
  const dates = daysOfWeek(week);
  const minutesOn = (weekday: number) =>
    list.shown.slots
      .filter(({ slot, off }) => slot.weekday === weekday && off === null)
      .reduce((sum, { slot: { startsMinute, endsMinute } }) => sum + endsMinute - startsMinute, 0);
  return (
    <>
      <div className={styles.dayTabs}>
        {list.days.map((weekday) => (
          <button
            key={weekday}
            type="button"
            className={styles.dayTab}
            aria-pressed={weekday === day}
            onClick={() => setDay(weekday)}
          >
            {formatShortWeekday(weekday)} {Number((dates[weekday - 1] ?? '').slice(8))}
            <small className={styles.dayHours}>{formatHours(minutesOn(weekday))} h</small>
          </button>
        ))}
      </div>
      <SlotList {...list} days={[day]} />
    </>
  );
}
