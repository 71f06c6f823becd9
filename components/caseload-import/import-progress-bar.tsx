'use client';

import { ProgressBar } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import styles from './caseload-import.module.css';
import type { Telling } from './request-with-progress';

export type Phase = 'sending' | Telling['phase'];

export interface ImportStep {
  phase: Phase;
  done: number;
  total: number;
  rows: number;
}

/** Where each phase begins and ends on the bar, in per cent. */
const SPANS: Record<Phase, [from: number, to: number]> = {
  sending: [0, 20],
  reading: [20, 65],
  comparing: [65, 100],
  importing: [0, 100],
};

/** How far it has come, as a bar and in words. The phase is read out when it changes; the figures are not. */
export function ImportProgressBar({ step }: { step: ImportStep }) {
  const t = useTranslations('import.progress');
  const labelId = useId();
  const [from, to] = SPANS[step.phase];
  const share = step.total > 0 ? Math.min(1, step.done / step.total) : 0;
  const percent = Math.round(from + (to - from) * share);
  const isLast = percent >= 100;
  return (
    <div className={styles.progress}>
      <p id={labelId} role="status">
        {t(isLast ? 'finishing' : step.phase)}
      </p>
      <p className={styles.progressFigure} aria-hidden="true">
        {describeRows(step)}
        {step.rows > 0 ? ' · ' : null}
        {t('percent', { percent })}
      </p>
      <ProgressBar value={percent} valueMax={100} size="small" aria-labelledby={labelId} />
    </div>
  );

  function describeRows({ phase, rows, done, total }: ImportStep) {
    if (rows === 0) return null;
    return phase === 'reading' ? t('rows', { rows }) : t('rowsOf', { done, total });
  }
}
