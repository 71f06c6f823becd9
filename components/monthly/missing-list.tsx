import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { MissingItem } from '@/lib/monthly-assessments';
import { useMissingText } from './fact-text';
import styles from './monthly.module.css';

/** What should be there and is not, each with the way to mend it. */
export function MissingList({ caseId, items }: { caseId: string; items: MissingItem[] }) {
  const t = useTranslations('monthly');
  const text = useMissingText();
  if (items.length === 0) return <p className="subtle">{t('nothingMissing')}</p>;
  return (
    <ul className={styles.missing}>
      {items.map((item) => (
        <li key={`${item.code} ${Object.values(item.values).join(' ')} ${item.path}`}>
          <Icon name="warning" />
          <span>{text(item)}</span>
          <Link href={`/arenden/${caseId}${item.path}`} prefetch={false}>
            {t(`mend.${item.code}`)}
            <span className="visually-hidden">, {text(item)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
