'use client';

import { Button } from '@navikt/ds-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { AttendanceGrid } from '@/lib/attendance';
import styles from './attendance.module.css';
import { countGrid } from './grid-model';
import type { AttendanceGridState } from './use-attendance-grid';

/** How far the week has come, and verifying what others have reported. */
export function VerifyBar({ grid, state }: { grid: AttendanceGrid; state: AttendanceGridState }) {
  const t = useTranslations('attendance');
  const format = useFormatter();
  const { ended, unreported, unverified, verifiable } = countGrid(grid);
  const names = [...new Set(verifiable.map(({ reportedByName }) => reportedByName))];
  const own = unverified - verifiable.length;
  return (
    <div className={styles.progress}>
      <p>
        {ended === 0
          ? t('progress.nothingEnded')
          : unreported > 0
            ? t('progress.unreported', { count: unreported })
            : unverified > 0
              ? t('progress.allReported')
              : t('progress.allVerified')}
        .
      </p>
      {grid.canVerify && verifiable.length > 0 ? (
        <>
          <p>{t('verify.waiting', { count: verifiable.length, names: format.list(names, { type: 'disjunction' }) })}</p>
          <Button
            type="button"
            size="small"
            variant="secondary"
            disabled={state.hasDrafts}
            loading={state.isSending}
            onClick={state.verify}
          >
            {t('verify.action')}
          </Button>
          {state.hasDrafts ? <p>{t('verify.saveFirst')}</p> : null}
        </>
      ) : null}
      {grid.canVerify && own > 0 ? <p>{t('verify.own', { count: own })}</p> : null}
    </div>
  );
}
