'use client';

import { useEffect, useRef } from 'react';

/** Moves the focus between the links of the rows within a frame; the first from outside them. Whether the key moved it. */
export function focusRowLink(frame: HTMLElement | null, key: string): boolean {
  const links = [...(frame?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
  const present = links.findIndex((link) => link.matches(':focus'));
  const target = links[targetIndex(key, present, links.length)];
  target?.focus();
  return target !== undefined;
}

function targetIndex(key: string, present: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(present + 1, count - 1);
    case 'ArrowUp':
      return present < 0 ? -1 : Math.max(present - 1, 0);
    case 'Home':
      return present < 0 ? -1 : 0;
    case 'End':
      return present < 0 ? -1 : count - 1;
    default:
      return -1;
  }
}

/** A list whose rows one moves between with the arrow keys, Home and End; Enter opens, as on any link. */
export function RowKeys({ children, className }: { children: React.ReactNode; className?: string }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = frame.current;
    const move = (event: KeyboardEvent) => {
      const isOnRow = event.target instanceof HTMLElement && event.target.matches('[data-row-link]');
      if (isOnRow && focusRowLink(list, event.key)) event.preventDefault();
    };
    list?.addEventListener('keydown', move);
    return () => list?.removeEventListener('keydown', move);
  }, []);
  return (
    <div ref={frame} className={className}>
      {children}
    </div>
  );
}
