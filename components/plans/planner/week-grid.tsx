'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import {
  type CatalogueEntry,
  findGridRange,
  GRID_STEP_MINUTES,
  type GridPoint,
  layOutDay,
  listActivitiesInWeek,
  type PlanFigures,
  type PlannerSlot,
} from '@/lib/plans';
import {
  daysOfWeek,
  findPublicHolidayName,
  formatClockSpan,
  formatClockTime,
  formatWeekday,
  type IsoWeek,
} from '@/lib/time';
import { DayHeading } from './day-heading';
import type { PartyOf } from './planner-context';
import { SlotBlock } from './slot-block';
import { classOf, findClash } from './slot-facts';
import { type Announcement, type PlannerCell, useGridKeys } from './use-grid-keys';
import type { Planner } from './use-planner';
import { useSlotDrag } from './use-slot-drag';
import styles from './week-grid.module.css';

interface WeekGridProps {
  planner: Planner;
  catalogue: readonly CatalogueEntry[];
  figures: PlanFigures;
  week: IsoWeek;
  withWeekend: boolean;
  /** The activity that new slots are for. */
  chosenId: string | null;
  selectedKey: string | null;
  partyOf: PartyOf;
  onSelect: (key: string | null) => void;
  /** Adds a slot of usual length for the chosen activity; answers with it, or null when there is no room or no activity. */
  onAdd: (point: GridPoint) => PlannerSlot | null;
  onAnnounce: (announcement: Announcement) => void;
}

/** A table that is moved about in as a grid. */
const GRID = { role: 'grid' } as const;

/** The week as a grid that one draws in: by pointer, by touch and by keyboard alone. */
export function WeekGrid(props: WeekGridProps) {
  const { planner, catalogue, figures, week, withWeekend, chosenId, selectedKey, partyOf } = props;
  const { onSelect, onAdd, onAnnounce } = props;
  const t = useTranslations('plan.grid');
  const partyName = useTranslations('parties');
  const body = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const running = listActivitiesInWeek(planner.shown.activities, week);
  const { startsMinute, endsMinute, lastWeekday } = findGridRange(running, { withWeekend });
  const days = [1, 2, 3, 4, 5, 6, 7].slice(0, lastWeekday);
  const dates = daysOfWeek(week);
  const rows = Array.from(
    { length: (endsMinute - startsMinute) / GRID_STEP_MINUTES },
    (_, row) => startsMinute + row * GRID_STEP_MINUTES,
  );
  const [asked, setCell] = useState<PlannerCell>({ weekday: 1, minute: 8 * 60 });
  const [hasFocus, setHasFocus] = useState(false);
  const cell = {
    weekday: Math.min(asked.weekday, lastWeekday),
    minute: rows.findLast((minute) => minute <= asked.minute) ?? startsMinute,
  };
  const slots = running.flatMap((activity) => activity.slots.map((slot) => ({ slot, activity })));
  const covering = ({ weekday, minute }: PlannerCell) =>
    slots.filter(
      ({ slot }) =>
        slot.weekday === weekday && slot.startsMinute < minute + GRID_STEP_MINUTES && slot.endsMinute > minute,
    );
  const slotsHere = covering(cell)
    .map(({ slot }) => slot)
    .toSorted((a, b) => Number(b.key === selectedKey) - Number(a.key === selectedKey));

  const focusCell = ({ weekday, minute }: PlannerCell) => {
    setCell({ weekday, minute });
    const row = rows.findLast((each) => each <= minute) ?? startsMinute;
    grid.current?.querySelector<HTMLElement>(`[data-cell="${weekday}:${row}"]`)?.focus({ preventScroll: false });
  };
  const goTo = (slot: PlannerSlot | null) => {
    if (slot) focusCell({ weekday: slot.weekday, minute: slot.startsMinute });
  };
  const add = (point: GridPoint) => {
    const added = onAdd(point);
    if (!added) return;
    onSelect(added.key);
    goTo(added);
  };

  const keys = useGridKeys({
    planner,
    cell,
    days,
    startsMinute,
    endsMinute,
    slotsHere,
    onFocusCell: focusCell,
    onSelect,
    onAdd: ({ weekday, minute }) => add({ weekday, minute }),
    onAnnounce,
  });
  const drag = useSlotDrag({
    body,
    state: planner.state,
    startsMinute,
    endsMinute,
    days,
    lineageId: chosenId,
    onHold: planner.hold,
    onPutDown: (held, kind) => {
      planner.putDown(held);
      onSelect(held.key);
      const found = slotOf(held.state.activities, held.key);
      if (!found) return;
      goTo(found.slot);
      onAnnounce({ kind: kind === 'DRAW' ? 'ADDED' : kind === 'COPY' ? 'COPIED' : 'PUT_DOWN', ...found });
    },
    onClickSlot: (key) => {
      onSelect(key);
      goTo(slotOf(planner.state.activities, key)?.slot ?? null);
    },
    onClickEmpty: ({ weekday, minute }) =>
      add({ weekday, minute: rows.findLast((row) => row <= minute) ?? startsMinute }),
  });

  const nameCell = (at: PlannerCell) => {
    const held = covering(at).map(({ slot, activity }) =>
      t('cellSlot', { title: activity.title, party: partyName(partyOf(activity)), time: formatClockSpan(slot) }),
    );
    const place = t('cellPlace', { day: formatWeekday(at.weekday), time: formatClockTime(at.minute) });
    return `${place}, ${held.length > 0 ? held.join(', ') : t('cellFree')}`;
  };

  return (
    <div
      className={styles.frame}
      style={{ '--planner-days': days.length, '--planner-rows': rows.length } as React.CSSProperties}
      {...drag}
    >
      <table
        ref={grid}
        {...GRID}
        className={styles.table}
        aria-label={t('label')}
        aria-describedby="plan-grid-help"
        onKeyDown={keys.onKeyDown}
        onFocus={() => setHasFocus(true)}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          setHasFocus(false);
          keys.onLeave();
        }}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.hours}>
              <span className="visually-hidden">{t('hours')}</span>
            </th>
            {days.map((weekday) => (
              <th key={weekday} scope="col">
                <DayHeading weekday={weekday} day={dates[weekday - 1] ?? dates[0]} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((minute) => (
            <tr key={minute}>
              <th scope="row" className={styles.hour}>
                <span
                  className={minute % 60 === 0 ? styles.hourText : 'visually-hidden'}
                  data-first={minute === startsMinute || undefined}
                >
                  {formatClockTime(minute)}
                </span>
              </th>
              {days.map((weekday) => (
                <td
                  key={weekday}
                  className={styles.cell}
                  data-cell={`${weekday}:${minute}`}
                  data-line={minute === startsMinute ? 'none' : minute % 60 === 0 ? 'hour' : 'half'}
                  data-lunch={isLunch(minute) || undefined}
                  data-empty=""
                  tabIndex={weekday === cell.weekday && minute === cell.minute ? 0 : -1}
                  aria-label={nameCell({ weekday, minute })}
                  onFocus={() => {
                    if (weekday !== cell.weekday || minute !== cell.minute) setCell({ weekday, minute });
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div ref={body} className={styles.overlay} aria-hidden="true">
        {days.map((weekday) => {
          const daySlots = slots.filter(({ slot }) => slot.weekday === weekday);
          const lanes = layOutDay(daySlots.map(({ slot }) => slot));
          const isOff = findPublicHolidayName(dates[weekday - 1] ?? dates[0]) !== null;
          return (
            <div key={weekday} className={styles.layer} data-off={isOff || undefined}>
              {daySlots.map(({ slot, activity }) => (
                <SlotBlock
                  key={slot.key}
                  slotKey={slot.key}
                  title={activity.title}
                  party={partyOf(activity)}
                  activityClass={classOf(catalogue, activity.typeCode)}
                  startsMinute={slot.startsMinute}
                  endsMinute={slot.endsMinute}
                  gridStartsMinute={startsMinute}
                  {...(lanes.get(slot.key) ?? { lane: 0, lanes: 1 })}
                  clash={findClash(figures, activity.lineageId, slot)}
                  isSelected={slot.key === selectedKey}
                  isHeld={slot.key === planner.held?.key}
                  hasFocus={keys.isCarrying && slot.key === planner.held?.key}
                  isOff={isOff}
                  hasEdges
                />
              ))}
              {hasFocus && !keys.isCarrying && cell.weekday === weekday ? (
                <div
                  className={styles.cursor}
                  style={{ top: `calc(${(cell.minute - startsMinute) / GRID_STEP_MINUTES} * var(--planner-row))` }}
                />
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function isLunch(minute: number): boolean {
  return minute >= 720 && minute < 780;
}

function slotOf(activities: Planner['state']['activities'], key: string) {
  for (const { slots, title } of activities) {
    const slot = slots.find((each) => each.key === key);
    if (slot) return { slot, title };
  }
  return null;
}
