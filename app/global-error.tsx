'use client';

import { NextIntlClientProvider, useTranslations } from 'next-intl';
import { ErrorNotice } from '@/components/ui/states';
import messages from '@/messages/sv.json';
import styles from './outside.module.css';
import './globals.css';

type GlobalErrorProps = { error: Error & { digest?: string } };

/** The last net, when the frame itself failed. It brings its own html and its own texts. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="sv">
      <body>
        <NextIntlClientProvider locale="sv" timeZone="Europe/Stockholm" messages={messages}>
          <Failure reference={error.digest} onRetry={() => location.reload()} />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

function Failure({ reference, onRetry }: { reference?: string; onRetry: () => void }) {
  const t = useTranslations('errors.page');
  return (
    <main className={styles.outside}>
      <title>{`${t('heading')} · Samspel`}</title>
      <h1>{t('heading')}</h1>
      <ErrorNotice
        title={t('title')}
        reference={reference}
        action={
          <button type="button" onClick={onRetry}>
            {t('retry')}
          </button>
        }
      >
        {t('text')}
      </ErrorNotice>
    </main>
  );
}
