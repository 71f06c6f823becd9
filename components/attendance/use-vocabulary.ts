import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ATTENDANCE_STATUSES } from '@/lib/attendance';
import type { Vocabulary } from './cell-text';

/** How the statuses are written in Swedish: the letter one types and the word that stands in the cell. */
export function useVocabulary(): Vocabulary {
  const t = useTranslations('attendance.statuses');
  return useMemo(() => {
    const entries = ATTENDANCE_STATUSES.map((status) => [
      status,
      { letter: t(`${status}.letter`), word: t(`${status}.word`) },
    ]);
    return Object.fromEntries(entries) as Vocabulary;
  }, [t]);
}
