'use client';

import { PageFailure } from '@/components/layout/page-failure';
import styles from './outside.module.css';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page outside the frame of the signed-in failed, or the frame itself did. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className={styles.outside}>
      <PageFailure reference={error.digest} onRetry={reset} />
    </main>
  );
}
