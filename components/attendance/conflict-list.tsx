'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { ErrorNotice } from '@/components/ui/states';
import { formatDayAndMonth, formatWeekday, weekday } from '@/lib/time';
import styles from './attendance.module.css';
import { writeCell } from './cell-text';
import { entryOf } from './grid-model';
import type { AttendanceGridState } from './use-attendance-grid';
import { useInstantText } from './use-instant-text';
import { useVocabulary } from './use-vocabulary';

/** Days that somebody else reported while one was writing: both are shown, and one chooses. Nothing is lost. */
export function ConflictList({ state }: { state: AttendanceGridState }) {
  const t = useTranslations('attendance.conflict');
  const vocabulary = useVocabulary();
  const instant = useInstantText();
  const { conflicts } = state.pending;
  if (conflicts.length === 0) return null;
  return (
    <ErrorNotice tone="attention" title={t('title', { count: conflicts.length })}>
      <ul className={styles.conflicts}>
        {conflicts.map((found) => {
          const { row, cell, key } = found;
          const { report } = cell;
          const mine = entryOf(cell, state.drafts[key]);
          if (!report || !mine) return null;
          const name = report.reportedByName;
          return (
            <li key={key}>
              <span>
                <b>{row.personName}</b>, {row.activityTitle}, {formatWeekday(weekday(cell.day))}{' '}
                {formatDayAndMonth(cell.day)}. {t('mine', { value: writeCell(mine, vocabulary) })}{' '}
                {t('theirs', { name, at: instant(report.reportedAt), value: writeCell(report, vocabulary) })}
              </span>
              <Button
                type="button"
                size="xsmall"
                variant="secondary"
                onClick={() => state.settleConflict(found, 'theirs')}
              >
                {t('keepTheirs', { name })}
              </Button>
              <Button
                type="button"
                size="xsmall"
                variant="secondary"
                onClick={() => state.settleConflict(found, 'mine')}
              >
                {t('useMine')}
              </Button>
            </li>
          );
        })}
      </ul>
    </ErrorNotice>
  );
}
