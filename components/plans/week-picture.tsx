import {
  type BreakPeriod,
  type CatalogueEntry,
  findGridRange,
  layOutDay,
  listShownDays,
  listShownSlots,
  openPlanner,
  type PlanActivityView,
  type PlanFigures,
} from '@/lib/plans';
import { formatClockTime, type IsoWeek } from '@/lib/time';
import { DayHeading } from './planner/day-heading';
import { useOffWords } from './planner/off-words';
import { SlotBlock } from './planner/slot-block';
import { classOf, findClash } from './planner/slot-facts';
import styles from './planner/week-grid.module.css';

interface WeekPictureProps {
  activities: readonly PlanActivityView[];
  catalogue: readonly CatalogueEntry[];
  figures: PlanFigures;
  week: IsoWeek;
  breaks?: readonly BreakPeriod[];
}

/** The week as a picture, for reading and for print. What it says stands in words in the table of activities beside it. */
export function WeekPicture({ activities, catalogue, figures, week, breaks = [] }: WeekPictureProps) {
  const offWords = useOffWords();
  const allDays = listShownDays({ week, view: 'ACTUAL', planStartsOn: '', breaks });
  const cancelledDays = Object.fromEntries(activities.map((activity) => [activity.lineageId, activity.cancelledDays]));
  const shown = listShownSlots(openPlanner(activities).activities, allDays, { week, view: 'ACTUAL', cancelledDays });
  const range = findGridRange([{ slots: shown.map(({ slot }) => slot) }], { withWeekend: false });
  const { startsMinute, endsMinute, lastWeekday } = range;
  const days = allDays.slice(0, lastWeekday);
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
            {days.map((day) => (
              <th key={day.weekday}>
                <DayHeading {...day} />
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
              {days.map(({ weekday }) => (
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
        {days.map(({ weekday, off: dayOff }) => {
          const slots = shown.filter(({ slot }) => slot.weekday === weekday);
          const lanes = layOutDay(slots.map(({ slot }) => slot));
          return (
            <div key={weekday} className={styles.layer} data-off={dayOff ? '' : undefined}>
              {slots.map(({ slot, activity, off }) => (
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
                  clash={off === null ? findClash(figures, activity.lineageId, slot) : null}
                  off={off === null ? null : offWords(off)}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
