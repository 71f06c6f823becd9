'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useIsReady } from '@/components/forms/use-is-ready';

/** Opens the browser's own print. */
export function PrintButton() {
  const t = useTranslations('planPrint');
  const isReady = useIsReady();
  return (
    <Button type="button" size="small" disabled={!isReady} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
