'use client';

import { useTranslations } from 'next-intl';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import { GRID_STEP_MINUTES, type ShownSlot } from '@/lib/plans';
import { formatClockSpan, formatClockTime, formatWeekday } from '@/lib/time';
import { DayHeading } from './day-heading';
import { useOffWords } from './off-words';
import type { PartyOf } from './planner-context';
import type { PlannerCell } from './use-grid-keys';
import type { Planner } from './use-planner';
import type { ReadWeek } from './use-week-reader';
import styles from './week-grid.module.css';

interface GridTableProps {
  table: RefObject<HTMLTableElement | null>;
  planner: Planner;
  readWeek: ReadWeek;
  partyOf: PartyOf;
  startsMinute: number;
  rowCount: number;
  lastWeekday: number;
  /** The cell that the keyboard is at. */
  weekday: number;
  minute: number;
  /** By keyboard: the cells then tell of the week with the held slot where it would land. */
  isCarrying: boolean;
  onCell: (cell: PlannerCell) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/** A table that is moved about in as a grid. */
const GRID = { role: 'grid' } as const;

/** The cells of the week, each with a name that says what is there: what one listens to, and what one points at. */
export function GridTable(props: GridTableProps) {
  const { table, planner, readWeek, partyOf, startsMinute, rowCount, lastWeekday, weekday, minute } = props;
  const { isCarrying, onCell, onKeyDown, onFocus, onBlur } = props;
  const t = useTranslations('plan.grid');
  const planned = useTranslations('planner');
  const partyName = useTranslations('parties');
  const offWords = useOffWords();
  const state = (isCarrying ? planner.getHeld()?.state : null) ?? planner.state;
  const { days, slots } = readWeek(state);
  const shownDays = days.slice(0, lastWeekday);
  const rows = Array.from({ length: rowCount }, (_, row) => startsMinute + row * GRID_STEP_MINUTES);
  const names = new Map(slots.map((shown) => [shown, nameSlot(shown)]));

  function nameSlot({ slot, activity, off }: ShownSlot): string {
    const name = { title: activity.title, party: partyName(partyOf(activity)), time: formatClockSpan(slot) };
    const told = t('cellSlot', name);
    return off === null ? told : `${told}, ${planned('notHeld', { why: offWords(off) })}`;
  }
  const nameCell = (onDay: number, at: number) => {
    const here = slots.filter(
      ({ slot }) => slot.weekday === onDay && slot.startsMinute < at + GRID_STEP_MINUTES && slot.endsMinute > at,
    );
    const place = t('cellPlace', { day: formatWeekday(onDay), time: formatClockTime(at) });
    const off = days[onDay - 1]?.off ?? null;
    const free = off === null ? t('cellFree') : offWords(off);
    return `${place}, ${here.length > 0 ? here.map((shown) => names.get(shown)).join(', ') : free}`;
  };

  return (
    <table
      ref={table}
      {...GRID}
      className={styles.table}
      aria-label={t('label')}
      aria-describedby="plan-grid-help"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <thead>
        <tr>
          <th scope="col" className={styles.hours}>
            <span className="visually-hidden">{t('hours')}</span>
          </th>
          {shownDays.map((shown) => (
            <th key={shown.weekday} scope="col">
              <DayHeading {...shown} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((at) => (
          <tr key={at}>
            <th scope="row" className={styles.hour}>
              <span
                className={at % 60 === 0 ? styles.hourText : 'visually-hidden'}
                data-first={at === startsMinute || undefined}
              >
                {formatClockTime(at)}
              </span>
            </th>
            {shownDays.map(({ weekday: onDay }) => (
              <td
                key={onDay}
                className={styles.cell}
                data-cell={`${onDay}:${at}`}
                data-line={at === startsMinute ? 'none' : at % 60 === 0 ? 'hour' : 'half'}
                data-lunch={(at >= 720 && at < 780) || undefined}
                data-empty=""
                tabIndex={onDay === weekday && at === minute ? 0 : -1}
                aria-label={nameCell(onDay, at)}
                onFocus={() => {
                  if (onDay !== weekday || at !== minute) onCell({ weekday: onDay, minute: at });
                }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
