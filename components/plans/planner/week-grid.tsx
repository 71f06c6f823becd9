'use client';

import { useRef, useState, useSyncExternalStore } from 'react';
import {
  type CatalogueEntry,
  findGridRange,
  findSlot,
  GRID_STEP_MINUTES,
  type GridPoint,
  type PlannerSlot,
} from '@/lib/plans';
import { GridLayers } from './grid-layers';
import { GridTable } from './grid-table';
import type { PartyOf } from './planner-context';
import type { Announcer } from './use-announcer';
import { type PlannerCell, useGridKeys } from './use-grid-keys';
import type { Planner } from './use-planner';
import { useSlotDrag } from './use-slot-drag';
import type { ReadWeek } from './use-week-reader';
import styles from './week-grid.module.css';

interface WeekGridProps {
  planner: Planner;
  catalogue: readonly CatalogueEntry[];
  readWeek: ReadWeek;
  withWeekend: boolean;
  /** The activity that new slots are for. */
  chosenId: string | null;
  selectedKey: string | null;
  partyOf: PartyOf;
  announcer: Announcer;
  onSelect: (key: string | null) => void;
  /** Adds a slot of usual length for the chosen activity; answers with it, or null when there is no room or no activity. */
  onAdd: (point: GridPoint) => PlannerSlot | null;
  /** What one can do now, for the line under the grid. */
  onMode: (mode: GridMode) => void;
}

/** Whether the grid is used by pointer, or by keyboard with or without a slot in the hand. */
export type GridMode = 'POINTER' | 'KEYS' | 'CARRYING';

/**
 * The week as a grid that one draws in: by pointer, by touch and by keyboard alone. While something is dragged only the slots are
 * drawn anew; the table under them stands still.
 */
export function WeekGrid(props: WeekGridProps) {
  const { planner, catalogue, readWeek, withWeekend, chosenId, selectedKey, partyOf, announcer } = props;
  const { onSelect, onAdd, onMode } = props;
  const body = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const { startsMinute, endsMinute, lastWeekday } = useGridRange(planner, readWeek, withWeekend);
  const [asked, setCell] = useState<PlannerCell>({ weekday: 1, minute: 8 * 60 });
  const [hasFocus, setHasFocus] = useState(false);
  const rowCount = (endsMinute - startsMinute) / GRID_STEP_MINUTES;
  const rowAt = (minute: number) => {
    const row = Math.floor((minute - startsMinute) / GRID_STEP_MINUTES);
    return startsMinute + Math.min(Math.max(row, 0), rowCount - 1) * GRID_STEP_MINUTES;
  };
  const cell = { weekday: Math.min(asked.weekday, lastWeekday), minute: rowAt(asked.minute) };
  const days = [1, 2, 3, 4, 5, 6, 7].slice(0, lastWeekday);

  const focusCell = ({ weekday, minute }: PlannerCell) => {
    setCell({ weekday, minute });
    grid.current?.querySelector<HTMLElement>(`[data-cell="${weekday}:${rowAt(minute)}"]`)?.focus();
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

  const slotsHere = readWeek(planner.state)
    .slots.map(({ slot }) => slot)
    .filter(
      ({ weekday, startsMinute: starts, endsMinute: ends }) =>
        weekday === cell.weekday && starts < cell.minute + GRID_STEP_MINUTES && ends > cell.minute,
    )
    .toSorted((a, b) => Number(b.key === selectedKey) - Number(a.key === selectedKey));
  const keys = useGridKeys({
    planner,
    cell,
    days,
    startsMinute,
    endsMinute,
    slotsHere,
    onFocusCell: focusCell,
    onSelect,
    onAdd: add,
    onAnnounce: announcer.announce,
    onCarry: (isCarrying) => onMode(isCarrying ? 'CARRYING' : 'KEYS'),
  });
  const drag = useSlotDrag({
    body,
    state: planner.state,
    startsMinute,
    endsMinute,
    days,
    selectedKey,
    lineageId: chosenId,
    onHold: (held) => {
      planner.hold(held);
      announcer.announceConflicts(held);
    },
    onPutDown: (held, kind) => {
      planner.putDown(held);
      onSelect(held.key);
      const found = findSlot(held.state, held.key);
      if (!found) return;
      goTo(found.slot);
      announcer.announce({
        kind: kind === 'DRAW' ? 'ADDED' : kind === 'COPY' ? 'COPIED' : 'PUT_DOWN',
        slot: found.slot,
        title: found.activity.title,
        state: held.state,
      });
    },
    onClickSlot: (key) => {
      onSelect(key);
      goTo(findSlot(planner.state, key)?.slot ?? null);
    },
    onClickEmpty: ({ weekday, minute }) => add({ weekday, minute: rowAt(minute) }),
  });

  return (
    <div
      className={styles.frame}
      style={{ '--planner-days': days.length, '--planner-rows': rowCount } as React.CSSProperties}
      {...drag}
    >
      <GridTable
        table={grid}
        planner={planner}
        readWeek={readWeek}
        partyOf={partyOf}
        startsMinute={startsMinute}
        rowCount={rowCount}
        lastWeekday={lastWeekday}
        weekday={cell.weekday}
        minute={cell.minute}
        isCarrying={keys.isCarrying}
        onCell={setCell}
        onKeyDown={(event) => {
          onMode(keys.isCarrying ? 'CARRYING' : 'KEYS');
          keys.onKeyDown(event);
        }}
        onFocus={() => setHasFocus(true)}
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          setHasFocus(false);
          keys.onLeave();
          onMode('POINTER');
        }}
      />
      <GridLayers
        body={body}
        planner={planner}
        catalogue={catalogue}
        readWeek={readWeek}
        partyOf={partyOf}
        startsMinute={startsMinute}
        lastWeekday={lastWeekday}
        selectedKey={selectedKey}
        cursor={hasFocus && !keys.isCarrying ? cell : null}
        isCarrying={keys.isCarrying}
      />
    </div>
  );
}

/** The hours and days of the grid. They follow what is held as well, and are drawn anew only when they change. */
function useGridRange(planner: Planner, readWeek: ReadWeek, withWeekend: boolean) {
  const read = () => {
    const { slots } = readWeek(planner.getHeld()?.state ?? planner.state);
    const range = findGridRange([{ slots: slots.map(({ slot }) => slot) }], { withWeekend });
    return [range.startsMinute, range.endsMinute, range.lastWeekday].join();
  };
  const range = useSyncExternalStore(planner.subscribe, read, read);
  const [startsMinute = 0, endsMinute = 0, lastWeekday = 5] = range.split(',').map(Number);
  return { startsMinute, endsMinute, lastWeekday };
}
