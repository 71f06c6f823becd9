'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { Icon } from '@/components/ui/icon';
import { type CatalogueEntry, GRID_STEP_MINUTES, layOutDay, type TravelShortage } from '@/lib/plans';
import { useOffWords } from './off-words';
import type { PartyOf } from './planner-context';
import { SlotBlock } from './slot-block';
import { classOf, findClash } from './slot-facts';
import type { PlannerCell } from './use-grid-keys';
import { type Planner, useHeld } from './use-planner';
import type { ReadWeek } from './use-week-reader';
import styles from './week-grid.module.css';

interface GridLayersProps {
  body: RefObject<HTMLDivElement | null>;
  planner: Planner;
  catalogue: readonly CatalogueEntry[];
  readWeek: ReadWeek;
  partyOf: PartyOf;
  startsMinute: number;
  lastWeekday: number;
  selectedKey: string | null;
  /** The cell that has focus, when it is to be marked. */
  cursor: PlannerCell | null;
  /** The held slot is held by keyboard. */
  isCarrying: boolean;
}

/** The slots over the grid, day by day, with the one that is held where it would land and what it collides with. */
export function GridLayers(props: GridLayersProps) {
  const { body, planner, catalogue, readWeek, partyOf, startsMinute, lastWeekday, selectedKey, cursor, isCarrying } =
    props;
  const held = useHeld(planner);
  const offWords = useOffWords();
  const { days, slots, figures, shortages } = readWeek(held?.state ?? planner.state);
  const topOf = (minute: number) => `calc(${(minute - startsMinute) / GRID_STEP_MINUTES} * var(--planner-row))`;
  return (
    <div ref={body} className={styles.overlay} data-dragging={held !== null || undefined} aria-hidden="true">
      {days.slice(0, lastWeekday).map(({ weekday, off: dayOff }) => {
        const daySlots = slots.filter(({ slot }) => slot.weekday === weekday);
        const lanes = layOutDay(daySlots.map(({ slot }) => slot));
        return (
          <div key={weekday} className={styles.layer} data-off={dayOff ? '' : undefined}>
            {daySlots.map(({ slot, activity, off }) => (
              <SlotBlock
                key={slot.key}
                slotKey={slot.key}
                title={activity.title}
                party={partyOf(activity)}
                activityClass={classOf(catalogue, activity.typeCode)}
                startsMinute={slot.startsMinute}
                endsMinute={slot.endsMinute}
                gridStartsMinute={startsMinute}
                lane={lanes.get(slot.key)?.lane ?? 0}
                lanes={lanes.get(slot.key)?.lanes ?? 1}
                clash={off === null ? findClash(figures, activity.lineageId, slot) : null}
                isSelected={slot.key === selectedKey}
                isHeld={slot.key === held?.key}
                hasFocus={isCarrying && slot.key === held?.key}
                off={off === null ? null : offWords(off)}
                hasEdges
              />
            ))}
            {figures.doubleBookings
              .filter((booking) => booking.weekday === weekday)
              .map(({ lineageIds, startsMinute: from, endsMinute: to }) => (
                <div
                  key={`${lineageIds.join()}-${from}`}
                  className={styles.collision}
                  style={{ top: topOf(from), height: `calc(${topOf(to)} - ${topOf(from)})` }}
                />
              ))}
            {shortages
              .filter((shortage) => shortage.weekday === weekday)
              .map((shortage) => (
                <Shortage key={shortage.keys.join()} {...shortage} topOf={topOf} />
              ))}
            {cursor?.weekday === weekday ? (
              <div className={styles.cursor} style={{ top: topOf(cursor.minute) }} />
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

/** Between two slots: the way takes longer than there is time. */
function Shortage({
  startsMinute,
  endsMinute,
  neededMinutes,
  topOf,
}: TravelShortage & { topOf: (minute: number) => string }) {
  const t = useTranslations('planner.travel');
  return (
    <div
      className={styles.shortage}
      style={{ top: topOf(startsMinute), height: `calc(${topOf(endsMinute)} - ${topOf(startsMinute)})` }}
    >
      <span>
        <Icon name="clock" size={14} />
        {t('short', { needed: neededMinutes, between: endsMinute - startsMinute })}
      </span>
    </div>
  );
}
