'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';

/** Prints the page as it is; the style sheets leave out what paper has no use for. */
export function PrintButton() {
  const t = useTranslations('layout');
  return (
    <Button type="button" size="small" variant="secondary" onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
