'use client';

import { Button } from '@navikt/ds-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useErrorText } from '@/components/forms/use-error-text';
import { Icon } from '@/components/ui/icon';
import styles from './absence.module.css';
import type { ReviewSavingStatus } from './use-review-saving';

/** «Sparat 09.41», or why it is not; after a colleague's save the way to read it. */
export function ReviewSaveStatus({ status, onReload }: { status: ReviewSavingStatus; onReload: () => void }) {
  const t = useTranslations('absence.saving');
  const format = useFormatter();
  const errorText = useErrorText();
  const isWrong = status.kind === 'FAULTY' || status.kind === 'FAILED';
  return (
    <span className={styles.saving} data-wrong={isWrong || undefined} role={isWrong ? 'alert' : undefined}>
      {status.kind === 'SAVED' ? <Icon name="check" /> : null}
      {isWrong ? <Icon name="warning" /> : null}
      {status.kind === 'SAVED'
        ? t('SAVED', {
            time: format.dateTime(new Date(status.at), { hour: '2-digit', minute: '2-digit' }).replace(':', '.'),
          })
        : status.kind === 'FAILED'
          ? errorText(status.reason)
          : t(status.kind)}
      {status.kind === 'FAILED' && status.reason.startsWith('absenceReview') ? (
        <Button type="button" size="xsmall" variant="secondary" onClick={onReload}>
          {t('reload')}
        </Button>
      ) : null}
    </span>
  );
}
