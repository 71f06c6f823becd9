'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { AttendanceCell } from '@/lib/attendance';
import { formatHours } from '@/lib/time';
import styles from './attendance.module.css';
import { readCell, type Vocabulary, writeCell } from './cell-text';
import { type CellDraft, type CellPlace, type Direction, type EnteredCell, entryOf } from './grid-model';

const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  Enter: 'down',
};

export type GridCellProps = {
  cell: AttendanceCell;
  draft: CellDraft | undefined;
  place: CellPlace;
  isOpen: boolean;
  isActive: boolean;
  /** What is left of the week for an activity without times; null with times. */
  weekLeftMinutes: number | null;
  /** The person or activity and the day, for those who listen. */
  label: string;
  vocabulary: Vocabulary;
  onEnter: (place: CellPlace, change: EnteredCell | null) => void;
  onMove: (place: CellPlace, direction: Direction) => void;
  onFocus: (place: CellPlace) => void;
  onEveryone: () => void;
};

/** One day of one activity: a field where something can be written, else what is planned or reported. */
export function GridCell(props: GridCellProps) {
  const { cell, draft, isOpen, vocabulary } = props;
  const t = useTranslations('attendance.grid');
  if (isOpen) return <CellField {...props} />;
  const entry = entryOf(cell, draft);
  if (entry) {
    return (
      <span className={styles.closed}>
        {writeCell(entry, vocabulary)}
        <Verified cell={cell} />
      </span>
    );
  }
  if (cell.plannedMinutes === 0) {
    return (
      <span className={styles.nothing}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t('nothingPlanned')}</span>
      </span>
    );
  }
  const hours = formatHours(cell.plannedMinutes);
  return (
    <span className={styles.planned}>
      <span aria-hidden="true">{hours}</span>
      <span className="visually-hidden">{t('planned', { hours })}</span>
    </span>
  );
}

function CellField({
  cell,
  draft,
  place,
  isActive,
  weekLeftMinutes,
  label,
  vocabulary,
  onEnter,
  onMove,
  onFocus,
  onEveryone,
}: GridCellProps) {
  const t = useTranslations('attendance.grid');
  const entry = entryOf(cell, draft);
  const shown = entry ? writeCell(entry, vocabulary) : (draft?.text ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  // Read when the focus leaves, which may be before the next rendering.
  const latest = useRef<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // A value that comes from elsewhere than the keyboard is selected, so that the next key replaces it and is not added to it.
  useEffect(() => {
    if (latest.current === null && shown === input.current?.value && document.activeElement === input.current) {
      input.current.select();
    }
  }, [shown]);
  const type = (text: string | null) => {
    latest.current = text;
    setTyped(text);
  };
  const settle = () => {
    const text = latest.current;
    if (text === null) return;
    type(null);
    if (text === shown) return;
    const reading = readCell(text, cell.plannedMinutes, vocabulary, weekLeftMinutes);
    if (reading.kind === 'empty') onEnter(place, null);
    else if (reading.kind === 'entry') onEnter(place, { entry: reading.entry, text });
    else onEnter(place, { fault: reading.fault, text });
  };
  const listen = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, currentTarget } = event;
    if (key === 'Escape' && typed !== null) {
      event.preventDefault();
      return type(null);
    }
    if (key.toLowerCase() === 'a' && typed === null) {
      event.preventDefault();
      return onEveryone();
    }
    const direction = key === 'Enter' && event.shiftKey ? 'up' : DIRECTIONS[key];
    if (!direction || (typed !== null && !leavesText(key, currentTarget))) return;
    event.preventDefault();
    settle();
    onMove(place, direction);
  };
  return (
    <span className={styles.open} data-unsaved={draft ? '' : undefined} data-fault={draft?.fault ? '' : undefined}>
      <input
        ref={input}
        className={styles.input}
        data-place={`${place.row}:${place.column}`}
        value={typed ?? shown}
        placeholder={formatHours(Math.min(cell.plannedMinutes, weekLeftMinutes ?? cell.plannedMinutes))}
        tabIndex={isActive ? 0 : -1}
        aria-label={label}
        aria-invalid={draft?.fault ? true : undefined}
        aria-describedby={isActive ? ACTIVE_DETAIL_ID : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="next"
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => {
          onFocus(place);
          event.target.select();
        }}
        onBlur={settle}
        onKeyDown={listen}
      />
      {draft ? <span className="visually-hidden">{t('unsaved')}</span> : <Verified cell={cell} />}
    </span>
  );
}

/** Where what is known of the cell one is in stands in words. */
export const ACTIVE_DETAIL_ID = 'narvaro-dag';

/** Whether the key leaves a text that is being typed: up, down and Enter always, sideways only from its ends. */
function leavesText(key: string, { selectionStart, selectionEnd, value }: HTMLInputElement): boolean {
  if (key === 'Home' || key === 'End') return false;
  if (selectionStart !== selectionEnd) return true;
  if (key === 'ArrowLeft') return selectionStart === 0;
  return key !== 'ArrowRight' || selectionEnd === value.length;
}

function Verified({ cell }: { cell: AttendanceCell }) {
  const t = useTranslations('attendance.grid');
  if (!cell.report?.verifiedByName) return null;
  return (
    <span className={styles.verified}>
      <Icon name="check" />
      <span className="visually-hidden">{t('verified')}</span>
    </span>
  );
}
