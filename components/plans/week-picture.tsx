import {
  type CatalogueEntry,
  findGridRange,
  layOutDay,
  listActivitiesInWeek,
  openPlanner,
  type PlanActivityView,
  type PlanFigures,
} from '@/lib/plans';
import { daysOfWeek, findPublicHolidayName, formatClockTime, type IsoWeek } from '@/lib/time';
import { DayHeading } from './planner/day-heading';
import { SlotBlock } from './planner/slot-block';
import { classOf, findClash } from './planner/slot-facts';
import styles from './planner/week-grid.module.css';

interface WeekPictureProps {
  activities: readonly PlanActivityView[];
  catalogue: readonly CatalogueEntry[];
  figures: PlanFigures;
  week: IsoWeek;
}

/** The week as a picture, for reading and for print. What it says stands in words in the table of activities beside it. */
export function WeekPicture({ activities, catalogue, figures, week }: WeekPictureProps) {
  const running = openPlanner(listActivitiesInWeek(activities, week)).activities;
  const { startsMinute, endsMinute, lastWeekday } = findGridRange(running, { withWeekend: false });
  const days = [1, 2, 3, 4, 5, 6, 7].slice(0, lastWeekday);
  const dates = daysOfWeek(week);
  const rows = Array.from({ length: (endsMinute - startsMinute) / 30 }, (_, row) => startsMinute + row * 30);
  const partyOf = (lineageId: string) =>
    activities.find((activity) => activity.lineageId === lineageId)?.party ?? 'MUNICIPALITY';
  return (
    <div
      className={`${styles.frame} ${styles.picture}`}
      style={{ '--planner-days': days.length, '--planner-rows': rows.length } as React.CSSProperties}
      aria-hidden="true"
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.hours} />
            {days.map((weekday) => (
              <th key={weekday}>
                <DayHeading weekday={weekday} day={dates[weekday - 1] ?? dates[0]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((minute) => (
            <tr key={minute}>
              <th className={styles.hour}>
                {minute % 60 === 0 ? (
                  <span className={styles.hourText} data-first={minute === startsMinute || undefined}>
                    {formatClockTime(minute)}
                  </span>
                ) : null}
              </th>
              {days.map((weekday) => (
                <td
                  key={weekday}
                  className={styles.cell}
                  data-line={minute === startsMinute ? 'none' : minute % 60 === 0 ? 'hour' : 'half'}
                  data-lunch={(minute >= 720 && minute < 780) || undefined}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.overlay}>
        {days.map((weekday) => {
          const isOff = findPublicHolidayName(dates[weekday - 1] ?? dates[0]) !== null;
          const slots = running.flatMap((activity) =>
            activity.slots.filter((slot) => slot.weekday === weekday).map((slot) => ({ activity, slot })),
          );
          const lanes = layOutDay(slots.map(({ slot }) => slot));
          return (
            <div key={weekday} className={styles.layer} data-off={isOff || undefined}>
              {slots.map(({ slot, activity }) => (
                <SlotBlock
                  key={slot.key}
                  slotKey={slot.key}
                  title={activity.title}
                  party={partyOf(activity.lineageId)}
                  activityClass={classOf(catalogue, activity.typeCode)}
                  startsMinute={slot.startsMinute}
                  endsMinute={slot.endsMinute}
                  gridStartsMinute={startsMinute}
                  {...(lanes.get(slot.key) ?? { lane: 0, lanes: 1 })}
                  clash={findClash(figures, activity.lineageId, slot)}
                  isOff={isOff}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
