import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import styles from './employment.module.css';

/** Beside the plan: a place has become work and stands in no plan yet. It leads to where it is put there in one click. */
export function UnplannedPlace({ caseId, place }: { caseId: string; place: { work: string; workplace: string } }) {
  const t = useTranslations('employment.inPlan');
  return (
    <p className={styles.unplanned}>
      <Icon name="information" /> {t('missing', place)}{' '}
      <Link href={`/arenden/${caseId}/anstallning#i-planen`} prefetch={false}>
        {t('look')}
      </Link>
    </p>
  );
}
