'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { formatClockSpan, formatWeekday } from '@/lib/time';
import type { Announcement } from './use-grid-keys';

/** Puts what has happened in the planner into words for those who listen. */
export function useAnnouncer() {
  const t = useTranslations('plan.spoken');
  const [text, setText] = useState('');
  const announce = useCallback(
    (announcement: Announcement) => {
      if (announcement.kind === 'NOTHING_HERE') return setText(t('NOTHING_HERE'));
      const { kind, slot, title } = announcement;
      setText(t(kind, { title, day: formatWeekday(slot.weekday), time: formatClockSpan(slot) }));
    },
    [t],
  );
  return { text, announce };
}
