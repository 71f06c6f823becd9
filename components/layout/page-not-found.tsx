import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/states';
import styles from './page.module.css';

/** What does not exist and what one may not see answer alike. */
export function PageNotFound() {
  const t = useTranslations('errors.notFound');
  return (
    <div className={styles.stop}>
      <h1>{t('heading')}</h1>
      <EmptyState title={t('title')} action={<Link href="/att-gora">{t('action')}</Link>}>
        {t('text')}
      </EmptyState>
    </div>
  );
}
