'use client';

import { Button } from '@navikt/ds-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ErrorNotice } from '@/components/ui/states';
import styles from './outside.module.css';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that failed: says so, says that nothing is lost, and offers to try again. Never a stack trace. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations('errors.page');
  return (
    <div className={styles.outside}>
      <h1>{t('heading')}</h1>
      <ErrorNotice
        title={t('title')}
        reference={error.digest}
        action={
          <>
            <Button size="small" onClick={reset}>
              {t('retry')}
            </Button>
            <Button size="small" variant="secondary" as={Link} href="/att-gora">
              {t('home')}
            </Button>
          </>
        }
      >
        {t('text')}
      </ErrorNotice>
    </div>
  );
}
