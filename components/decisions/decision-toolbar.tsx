import { useTranslations } from 'next-intl';
import { BackLink } from '@/components/layout/back-link';
import styles from './decisions.module.css';
import { PrintButton } from './print-button';

/** Over the paper, and not on it: the way back and the print. */
export function DecisionToolbar({ back }: { back: string }) {
  const t = useTranslations('decisions');
  return (
    <div className={styles.toolbar}>
      <BackLink href={back} label={t('backToAll')} />
      <PrintButton />
    </div>
  );
}
