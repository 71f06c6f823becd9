'use client';

import { useEffect, useRef } from 'react';
import { moveInGrid } from '@/components/ui/grid-movement';

const ROW = '[data-task-row]';

/** Arrows between the rows of all sections, left and right within a row; Enter opens, as on any link. Tab goes on as usual. */
export function RowKeys({ children }: { children: React.ReactNode }) {
  const sections = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = sections.current;
    if (!element) return;
    const move = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.altKey || event.metaKey || key.startsWith('Page') || !(target instanceof HTMLElement)) return;
      const rows = [...element.querySelectorAll<HTMLElement>(ROW)]
        .filter((row) => row.checkVisibility())
        .map((row) => [...row.querySelectorAll<HTMLElement>('a, button')]);
      const row = rows.findIndex((links) => links.includes(target));
      if (row < 0) return;
      // Counted from the end, so that a row's action stays under an action whatever stands before it.
      const width = Math.max(...rows.map((links) => links.length));
      const column = width - (rows[row]?.length ?? 0) + (rows[row]?.indexOf(target) ?? 0);
      const to = moveInGrid({ row, column }, key, { rows: rows.length, columns: width }, event.ctrlKey);
      const links = to && rows[to.row];
      if (!links) return;
      event.preventDefault();
      links[Math.max(0, to.column - (width - links.length))]?.focus();
    };
    element.addEventListener('keydown', move);
    return () => element.removeEventListener('keydown', move);
  }, []);
  return <div ref={sections}>{children}</div>;
}
