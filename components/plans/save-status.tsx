'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useErrorText } from '@/components/forms/use-error-text';
import { Icon } from '@/components/ui/icon';
import styles from './plan.module.css';
import type { SavingStatus } from './use-plan-saving';

/** «Sparat 09.41»: always in the same place, and said aloud only when it goes wrong. */
export function SaveStatus({ status }: { status: SavingStatus }) {
  const t = useTranslations('plan.saving');
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
        : null}
      {status.kind === 'FAILED' ? errorText(status.reason) : null}
      {status.kind === 'UNSAVED' || status.kind === 'SAVING' || status.kind === 'FAULTY' ? t(status.kind) : null}
    </span>
  );
}
