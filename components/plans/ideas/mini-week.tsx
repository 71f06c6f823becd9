import { type CatalogueEntry, findGridRange, layOutDay, openPlanner, type PlanActivity } from '@/lib/plans';
import { formatShortWeekday } from '@/lib/time';
import { classOf } from '../planner/slot-facts';
import styles from './alternatives.module.css';

interface MiniWeekProps {
  /** Those that run in the week. */
  activities: readonly PlanActivity[];
  catalogue: readonly CatalogueEntry[];
}

const FILLS = {
  OCCUPATION: 'url(#week-occupation)',
  JOB_SEARCH: 'url(#week-job-search)',
  ASSIGNED: 'var(--week-assigned)',
} as const;
const DAY_WIDTH = 40;
const HEADING_HEIGHT = 14;
const MINUTES_PER_UNIT = 8;

/** The drawn week in small, for the eye only: what it says stands in words beside it. */
export function MiniWeek({ activities, catalogue }: MiniWeekProps) {
  const running = openPlanner(activities).activities;
  const { startsMinute, endsMinute, lastWeekday } = findGridRange(running, { withWeekend: false });
  const days = [1, 2, 3, 4, 5, 6, 7].slice(0, lastWeekday);
  const bottom = HEADING_HEIGHT + (endsMinute - startsMinute) / MINUTES_PER_UNIT;
  const yOf = (minute: number) => HEADING_HEIGHT + (minute - startsMinute) / MINUTES_PER_UNIT;
  return (
    <svg
      className={styles.miniWeek}
      viewBox={`0 0 ${days.length * DAY_WIDTH} ${bottom}`}
      width="100%"
      aria-hidden="true"
      focusable="false"
    >
      {days.map((weekday, index) => {
        const slots = running.flatMap(({ typeCode, slots: own }) =>
          own
            .filter((slot) => slot.weekday === weekday)
            .map((slot) => ({ ...slot, fill: FILLS[classOf(catalogue, typeCode)] })),
        );
        const lanes = layOutDay(slots);
        return (
          <g key={weekday} transform={`translate(${index * DAY_WIDTH} 0)`}>
            <text x={DAY_WIDTH / 2} y="10" textAnchor="middle">
              {formatShortWeekday(weekday)}
            </text>
            <rect
              className={styles.miniDay}
              x="1"
              y={HEADING_HEIGHT}
              width={DAY_WIDTH - 2}
              height={bottom - HEADING_HEIGHT}
            />
            {slots.map((slot) => {
              const { lane, lanes: count } = lanes.get(slot.key) ?? { lane: 0, lanes: 1 };
              const width = (DAY_WIDTH - 4) / count;
              return (
                <rect
                  key={slot.key}
                  className={styles.miniSlot}
                  x={2 + lane * width}
                  y={yOf(slot.startsMinute)}
                  width={width}
                  height={yOf(slot.endsMinute) - yOf(slot.startsMinute)}
                  fill={slot.fill}
                />
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
