import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/states';
import styles from './outside.module.css';

/** What does not exist and what one may not see answer alike. */
export default function NotFound() {
  const t = useTranslations('errors.notFound');
  return (
    <main className={styles.outside}>
      <title>{`${t('heading')} · Samspel`}</title>
      <h1>{t('heading')}</h1>
      <EmptyState title={t('title')} action={<Link href="/att-gora">{t('action')}</Link>}>
        {t('text')}
      </EmptyState>
    </main>
  );
}
