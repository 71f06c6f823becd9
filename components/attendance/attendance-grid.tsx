'use client';

import { Button } from '@navikt/ds-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useIsReady } from '@/components/forms/use-is-ready';
import { ErrorNotice } from '@/components/ui/states';
import { ProtectedMark } from '@/components/ui/tags';
import type { AttendanceRow, AttendanceGrid as Grid } from '@/lib/attendance';
import {
  formatDayAndMonth,
  formatHours,
  formatShortDay,
  formatShortWeekday,
  formatWeek,
  formatWeekday,
  weekday,
} from '@/lib/time';
import styles from './attendance.module.css';
import { ConflictList } from './conflict-list';
import { GridCell } from './grid-cell';
import {
  type CellPlace,
  type Direction,
  type Drafts,
  enter,
  findCell,
  findFirst,
  findNext,
  isOpen,
  keyOf,
  summariseDays,
  summariseRow,
  weekLeftOf,
} from './grid-model';
import { ReportBar } from './report-bar';
import { type AttendanceActions, type AttendanceGridState, focusCell, useAttendanceGrid } from './use-attendance-grid';
import { useVocabulary } from './use-vocabulary';
import { VerifyBar } from './verify-bar';

export type AttendanceGridProps = {
  grid: Grid;
  /** Names the unsaved in this tab: the week and the group or case. */
  formKey: string;
  /** A row is a person in a group, and an activity of the one person of a case. */
  rowsAre: 'persons' | 'activities';
  actions: AttendanceActions;
};

// Browsers take the roles away with `display: grid`, which small screens use. So they are said outright.
const ROLES = {
  grid: { role: 'grid' },
  rows: { role: 'rowgroup' },
  row: { role: 'row' },
  rowHead: { role: 'rowheader' },
  columnHead: { role: 'columnheader' },
  cell: { role: 'gridcell' },
} as const;

/** A week of attendance: rows by days, written in by keyboard, mouse or finger, saved in one act. */
export function AttendanceGrid({ grid, formKey, rowsAre, actions }: AttendanceGridProps) {
  const isReady = useIsReady();
  const t = useTranslations('attendance.grid');
  const state = useAttendanceGrid(grid, formKey, actions);
  const { drafts, fillEveryone, save, undo } = state;
  useEveryoneKey(fillEveryone);
  const listen = (event: KeyboardEvent<HTMLFormElement>) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const { target, currentTarget } = event;
    if (event.key === 'Enter') {
      event.preventDefault();
      // What is being typed is settled when the field is left, and must be part of what is sent.
      if (target instanceof HTMLInputElement) {
        flushSync(() => target.blur());
        target.focus();
      }
      currentTarget.requestSubmit();
    } else if (event.key === 'z' && !event.shiftKey) {
      event.preventDefault();
      undo();
    }
  };
  const total = summariseDays(grid, drafts);
  return (
    <form
      className={styles.form}
      inert={!isReady}
      data-unsaved={state.hasDrafts}
      aria-busy={state.isSending}
      onKeyDown={listen}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <VerifyBar grid={grid} state={state} />
      <ConflictList state={state} />
      <table
        {...ROLES.grid}
        className={styles.grid}
        data-days={grid.days.length}
        aria-label={t('caption', { week: formatWeek(grid.week) })}
      >
        <thead {...ROLES.rows}>
          <tr {...ROLES.row}>
            <th {...ROLES.columnHead} scope="col">
              {rowsAre === 'persons' ? t('person') : t('activity')}
            </th>
            {grid.days.map(({ day, hasEnded }) => (
              <th key={day} {...ROLES.columnHead} scope="col" className={styles.day} data-ended={hasEnded}>
                <span>{formatShortWeekday(weekday(day))}</span> <span>{formatShortDay(day).split(' ')[1]}</span>
                {hasEnded ? null : <small>{t('notEnded')}</small>}
              </th>
            ))}
            <th {...ROLES.columnHead} scope="col" className={styles.figure}>
              {t('hours')}
            </th>
            <th {...ROLES.columnHead} scope="col">
              {t('deviations')}
            </th>
          </tr>
        </thead>
        <tbody {...ROLES.rows}>
          {grid.rows.map((row, index) => (
            <GridRow key={`${row.caseId} ${row.activityId}`} {...{ grid, row, index, rowsAre, state }} />
          ))}
        </tbody>
        {grid.rows.length > 1 ? (
          <tfoot {...ROLES.rows}>
            <tr {...ROLES.row}>
              <th {...ROLES.rowHead} scope="row">
                {t('total')}
              </th>
              {total.byDay.map((minutes, index) => (
                <td key={grid.days[index]?.day} {...ROLES.cell} className={styles.day}>
                  {formatHours(minutes)}
                </td>
              ))}
              <td {...ROLES.cell} className={styles.figure}>
                {t('sum', { present: formatHours(total.present), planned: formatHours(total.planned) })}
              </td>
              <td {...ROLES.cell} />
            </tr>
          </tfoot>
        ) : null}
      </table>
      {findFirst(grid) ? <ReportBar grid={grid} state={state} rowsAre={rowsAre} /> : null}
      {state.failure ? <Failure failure={state.failure} /> : null}
    </form>
  );
}

function Failure({ failure }: { failure: { reason: string; text: string } }) {
  const t = useTranslations('attendance.bar');
  const signIn = (
    <Button as="a" size="small" href="/logga-in" target="_blank" rel="noopener">
      {t('signIn')}
    </Button>
  );
  return (
    <ErrorNotice tone="attention" title={t('failed')} action={failure.reason === 'signedOut' ? signIn : undefined}>
      {failure.text}
    </ErrorNotice>
  );
}

type GridRowProps = {
  grid: Grid;
  row: AttendanceRow;
  index: number;
  rowsAre: 'persons' | 'activities';
  state: AttendanceGridState;
};

function GridRow({ grid, row, index, rowsAre, state }: GridRowProps) {
  const t = useTranslations('attendance');
  const vocabulary = useVocabulary();
  const { drafts, active, setActive, change, fillEveryone } = state;
  const summary = summariseRow(row, drafts);
  const name = rowsAre === 'persons' ? row.personName : row.activityTitle;
  const move = (place: CellPlace, direction: Direction) => {
    const next = findNext(grid, place, direction);
    if (next) focusCell(next);
  };
  return (
    <tr {...ROLES.row}>
      <th {...ROLES.rowHead} scope="row">
        <RowName grid={grid} row={row} rowsAre={rowsAre} />
        {row.flexibleWeekMinutes === null ? null : (
          <small>
            {t('grid.flexible', {
              left: formatHours(leftInWeek(row, drafts)),
              week: formatHours(row.flexibleWeekMinutes),
            })}
          </small>
        )}
      </th>
      {row.cells.map((cell, column) => (
        <td key={cell.day} {...ROLES.cell} className={styles.day}>
          <GridCell
            cell={cell}
            draft={drafts[keyOf(row, cell)]}
            place={{ row: index, column }}
            isOpen={isOpen(grid, cell)}
            weekLeftMinutes={weekLeftOf(row, cell, drafts)}
            isActive={active?.row === index && active.column === column}
            label={t('grid.cell', {
              name,
              day: `${formatWeekday(weekday(cell.day))} ${formatDayAndMonth(cell.day)}`,
              hours: formatHours(cell.plannedMinutes),
            })}
            vocabulary={vocabulary}
            onEnter={(place, entered) => {
              const found = findCell(grid, place);
              if (found) change((before) => enter(before, found, entered));
            }}
            onMove={move}
            onFocus={setActive}
            onEveryone={fillEveryone}
          />
        </td>
      ))}
      <td {...ROLES.cell} className={styles.figure}>
        {t('grid.sum', { present: formatHours(summary.presentMinutes), planned: formatHours(summary.plannedMinutes) })}
      </td>
      <td {...ROLES.cell} className={styles.deviations}>
        {summary.deviations.map(({ status, days }) => t(`statuses.${status}.days`, { days })).join(', ')}
      </td>
    </tr>
  );
}

/** What the week still holds of hours without times, as it is written. */
function leftInWeek(row: AttendanceRow, drafts: Drafts): number {
  const { presentMinutes } = summariseRow(row, drafts);
  const excused = row.cells.reduce((sum, cell) => {
    const { report } = cell;
    return sum + (report && !drafts[keyOf(row, cell)] ? report.plannedMinutes - report.presentMinutes : 0);
  }, 0);
  return Math.max(0, (row.flexibleWeekMinutes ?? 0) - presentMinutes - excused);
}

/** Whom the row is about, and, where the rows differ, what. */
function RowName({ grid, row, rowsAre }: { grid: Grid; row: AttendanceRow; rowsAre: 'persons' | 'activities' }) {
  const besides = [row.place, row.providerName].filter(Boolean).join(', ');
  if (rowsAre === 'activities') {
    return (
      <>
        {row.activityTitle}
        {besides ? <small>{besides}</small> : null}
      </>
    );
  }
  const isMixed = grid.rows.some(({ activityTitle }) => activityTitle !== row.activityTitle);
  return (
    <>
      <Link href={`/arenden/${row.caseId}/narvaro/${grid.week}`} prefetch={false}>
        {row.personName}
      </Link>
      {row.isProtected ? ' ' : null}
      {row.isProtected ? <ProtectedMark short /> : null}
      {isMixed ? <small>{row.activityTitle}</small> : null}
    </>
  );
}

const KEYS_SWITCH = 'samspel.keys';

/** «A» fills the week wherever one is, except in a field, and unless single-character keys are switched off (WCAG 2.1.4). */
function useEveryoneKey(fillEveryone: () => void): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
      if (isTyping || event.key.toLowerCase() !== 'a' || localStorage.getItem(KEYS_SWITCH) === 'off') return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      fillEveryone();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [fillEveryone]);
}
