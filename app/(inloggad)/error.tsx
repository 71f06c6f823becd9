'use client';

import { PageFailure } from '@/components/layout/page-failure';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page failed; the frame stands, so that one can go on to another. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <PageFailure reference={error.digest} onRetry={reset} />;
}
