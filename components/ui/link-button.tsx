'use client';

import { Button } from '@navikt/ds-react';
import Link from 'next/link';

export interface LinkButtonProps {
  href: string;
  variant?: 'primary' | 'secondary';
  children: React.ReactNode;
}

/** The way to a page where one does something, as a button; also from what is drawn on the server. */
export function LinkButton({ href, variant = 'primary', children }: LinkButtonProps) {
  // Aksel calls everything a button; what leads to a page is read aloud, and found, as a link.
  return (
    <Button as={Link} role="link" href={href} size="small" variant={variant} prefetch={false}>
      {children}
    </Button>
  );
}
