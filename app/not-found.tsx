import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Brand } from '@/components/layout/brand';
import { PageNotFound } from '@/components/layout/page-not-found';
import styles from './outside.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.notFound');
  return { title: t('heading') };
}

/** Not found, outside the frame of the signed-in. */
export default function NotFound() {
  return (
    <main className={styles.outside}>
      <Brand href="/att-gora" />
      <PageNotFound />
    </main>
  );
}
