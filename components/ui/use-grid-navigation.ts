'use client';

import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { type GridCell, type GridSize, moveInGrid } from './grid-movement';

export type GridNavigationOptions = GridSize & {
  /** Enter, in a cell that holds no link, button or field of its own. */
  onOpen?: (cell: GridCell) => void;
  /** Other keys in a cell, such as a letter that sets its status. Answer true when the key was used. */
  onKey?: (key: string, cell: GridCell) => boolean;
};

/**
 * One tab stop for a whole grid, and arrows, Home, End and Enter within it. Spread `gridProps` on the table and
 * `cellProps(row, column)` on what takes focus in each cell: the cell itself or the field in it.
 */
export function useGridNavigation({ rows, columns, onOpen, onKey }: GridNavigationOptions) {
  const grid = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<GridCell>({ row: 0, column: 0 });

  const focusCell = useCallback(({ row, column }: GridCell) => {
    setActive({ row, column });
    grid.current?.querySelector<HTMLElement>(`[data-grid-cell="${row}:${column}"]`)?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = readCell(event.target);
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && onOpen && event.target instanceof HTMLTableCellElement) {
      event.preventDefault();
      return onOpen(cell);
    }
    if (keepsCaret(event)) return;
    const next = moveInGrid(cell, event.key, { rows, columns }, event.ctrlKey);
    if (next) {
      event.preventDefault();
      return focusCell(next);
    }
    if (!event.ctrlKey && onKey?.(event.key, cell)) event.preventDefault();
  };

  const onFocus = (event: { target: EventTarget }) => {
    const cell = readCell(event.target);
    if (cell) setActive(cell);
  };

  // A grid that shrinks must not lose its only tab stop.
  const stop = { row: Math.min(active.row, rows - 1), column: Math.min(active.column, columns - 1) };
  return {
    active: stop,
    focusCell,
    gridProps: { ref: grid, role: 'grid' as const, onKeyDown, onFocus },
    cellProps: (row: number, column: number) => ({
      'data-grid-cell': `${row}:${column}`,
      tabIndex: row === stop.row && column === stop.column ? 0 : -1,
    }),
  };
}

function readCell(target: EventTarget): GridCell | null {
  if (!(target instanceof HTMLElement)) return null;
  const name = target.closest<HTMLElement>('[data-grid-cell]')?.dataset.gridCell;
  const [row, column] = (name ?? '').split(':').map(Number);
  return row === undefined || column === undefined || Number.isNaN(row) ? null : { row, column };
}

/** Within a text field, left and right move the caret until it stands at the edge, and Home and End stay inside. */
function keepsCaret(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (target instanceof HTMLSelectElement) return key === 'ArrowUp' || key === 'ArrowDown';
  if (!(target instanceof HTMLInputElement) || target.selectionStart === null) return false;
  const { selectionStart, selectionEnd, value } = target;
  const isWholeSelected = selectionStart === 0 && selectionEnd === value.length;
  if (isWholeSelected) return false;
  if (key === 'ArrowLeft') return selectionStart > 0;
  if (key === 'ArrowRight') return (selectionEnd ?? 0) < value.length;
  return key === 'Home' || key === 'End';
}
