'use client';

import { Button } from '@navikt/ds-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { CaseAction } from './list-case-actions';

/** What the reader may do in the case; the first is the primary one. */
export function CaseActions({ actions }: { actions: CaseAction[] }) {
  const t = useTranslations('cases.actions');
  return actions.map(({ key, href }, index) => (
    <Button
      key={key}
      as={Link}
      href={href}
      prefetch={false}
      size="small"
      variant={index === 0 ? 'primary' : 'secondary'}
    >
      {t(key)}
    </Button>
  ));
}
