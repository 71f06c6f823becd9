'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useIsReady } from '@/components/forms/use-is-ready';

/** Opens the browser's print. */
export function PrintButton() {
  const t = useTranslations('decisions');
  const isReady = useIsReady();
  return (
    <div inert={!isReady}>
      <Button type="button" size="small" onClick={() => window.print()}>
        {t('printNow')}
      </Button>
    </div>
  );
}
