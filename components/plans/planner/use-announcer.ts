'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useCallback, useRef } from 'react';
import type { HeldEdit, PlannerSlot, PlannerState } from '@/lib/plans';
import { formatClockSpan, formatWeekday } from '@/lib/time';
import { useConflictWords } from './use-conflict-words';
import type { ReadWeek } from './use-week-reader';

/** What has happened, to be said aloud. */
export type Announcement =
  | {
      kind: 'HELD' | 'MOVED' | 'PUT_DOWN' | 'COPIED' | 'ADDED' | 'DELETED' | 'CANCELLED';
      slot: PlannerSlot;
      title: string;
      /** The week after it, whose conflicts are told; left out when there is nothing to tell. */
      state?: PlannerState;
    }
  | { kind: 'ALL_WEEKDAYS'; title: string; slot: PlannerSlot }
  | { kind: 'NOTHING_HERE' };

export interface Announcer {
  /** The live region: it is written in without anything being drawn anew. */
  region: RefObject<HTMLParagraphElement | null>;
  announce: (announcement: Announcement) => void;
  /** While a pointer drags: only what stands in the way, and only when that has changed. */
  announceConflicts: (held: HeldEdit | null) => void;
}

/** Puts what has happened in the planner into words for those who listen. */
export function useAnnouncer(readWeek: ReadWeek): Announcer {
  const t = useTranslations('plan.spoken');
  const planner = useTranslations('planner');
  const conflictWords = useConflictWords();
  const region = useRef<HTMLParagraphElement>(null);
  const dragged = useRef('');
  const say = useCallback((text: string) => {
    if (region.current) region.current.textContent = text;
  }, []);
  const announce = useCallback(
    (announcement: Announcement) => {
      dragged.current = '';
      if (announcement.kind === 'NOTHING_HERE') return say(t('NOTHING_HERE'));
      const { kind, slot, title } = announcement;
      const time = formatClockSpan(slot);
      if (kind === 'ALL_WEEKDAYS') return say(planner('spoken.ALL_WEEKDAYS', { title, time }));
      const conflicts = announcement.state ? conflictWords(readWeek(announcement.state), slot.key) : [];
      const values = { title, day: formatWeekday(slot.weekday), time };
      say([kind === 'HELD' ? planner('spoken.HELD', values) : t(kind, values), ...conflicts].join('. '));
    },
    [t, planner, say, readWeek, conflictWords],
  );
  const announceConflicts = useCallback(
    (held: HeldEdit | null) => {
      const conflicts = held ? conflictWords(readWeek(held.state), held.key) : [];
      const text = conflicts.length > 0 ? conflicts.join('. ') : dragged.current && planner('conflicts.none');
      if (text === dragged.current) return;
      dragged.current = conflicts.length > 0 ? text : '';
      if (text !== '') say(text);
    },
    [planner, say, readWeek, conflictWords],
  );
  return { region, announce, announceConflicts };
}
