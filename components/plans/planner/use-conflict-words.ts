'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { ShownWeek } from '@/lib/plans';
import { formatClockSpan } from '@/lib/time';
import { nameOff } from './off-words';

/** All that stands in the way of one slot of the shown week, each in a sentence; empty when nothing does. */
export function useConflictWords(): (week: ShownWeek, key: string) => string[] {
  const t = useTranslations('planner.conflicts');
  const offText = useTranslations('planner.off');
  return useCallback(
    ({ slots, figures, shortages }, key) => {
      const shown = slots.find(({ slot }) => slot.key === key);
      if (!shown) return [];
      const { activity, slot, off } = shown;
      if (off !== null) return [t('off', { why: nameOff(off, offText) })];
      const titleOf = (lineageId: string) =>
        slots.find((each) => each.activity.lineageId === lineageId)?.activity.title ?? '';
      const clashes = figures.doubleBookings
        .filter(
          ({ lineageIds, weekday, startsMinute, endsMinute }) =>
            lineageIds.includes(activity.lineageId) &&
            weekday === slot.weekday &&
            startsMinute < slot.endsMinute &&
            endsMinute > slot.startsMinute,
        )
        .map(({ lineageIds, ...span }) => {
          const other = lineageIds.find((id) => id !== activity.lineageId) ?? '';
          return t('clash', { title: titleOf(other), time: formatClockSpan(span) });
        });
      const travels = shortages
        .filter(({ keys }) => keys.includes(key))
        .map(({ keys, lineageIds, neededMinutes, startsMinute, endsMinute }) => {
          const other = lineageIds[keys[0] === key ? 1 : 0];
          return t('travel', { title: titleOf(other), needed: neededMinutes, between: endsMinute - startsMinute });
        });
      return [...clashes, ...travels];
    },
    [t, offText],
  );
}
