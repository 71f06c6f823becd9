'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { LinkButton } from '@/components/ui/link-button';
import { ErrorNotice } from '@/components/ui/states';
import styles from './page.module.css';

export type PageFailureProps = { reference?: string; onRetry: () => void };

/** A page that failed: says so, says that nothing is lost, and offers to try again. Never a stack trace. */
export function PageFailure({ reference, onRetry }: PageFailureProps) {
  const t = useTranslations('errors.page');
  const router = useRouter();
  // The boundary alone would only draw again what it already has; the server has to be asked.
  const askAgain = () =>
    startTransition(() => {
      router.refresh();
      onRetry();
    });
  return (
    <div className={styles.stop}>
      <h1>{t('heading')}</h1>
      <ErrorNotice
        title={t('title')}
        reference={reference}
        action={
          <>
            <Button size="small" onClick={askAgain}>
              {t('retry')}
            </Button>
            <LinkButton variant="secondary" href="/att-gora">
              {t('home')}
            </LinkButton>
          </>
        }
      >
        {t('text')}
      </ErrorNotice>
    </div>
  );
}
