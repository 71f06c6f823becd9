'use client';

import { Button } from '@navikt/ds-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** On to the next case that lacks the month, or back to what waits when all are done. */
export function NextCase({ nextCaseId, month }: { nextCaseId: string | null; month: string }) {
  const t = useTranslations('monthly');
  return (
    <Button
      as={Link}
      href={nextCaseId ? `/arenden/${nextCaseId}/manad/${month}` : '/att-gora'}
      prefetch={false}
      size="small"
      variant="primary"
    >
      {t(nextCaseId ? 'nextCase' : 'allDone')}
    </Button>
  );
}
