import { useTranslations } from 'next-intl';
import styles from './weekly-overview.module.css';

interface ReturnTimesProps {
  units: readonly { unitId: string; unitName: string; median: { days: number; returns: number } | null }[];
}

/** How long persons stand without activity after a referral that led nowhere, unit by unit. */
export function ReturnTimes({ units }: ReturnTimesProps) {
  const t = useTranslations('returns.leadTimes');
  return (
    <>
      <p>{t('text')}</p>
      <ul className={styles.leadTimes}>
        {units.map(({ unitId, unitName, median }) => (
          <li key={unitId}>
            <b>{unitName}</b> {median === null ? t('tooFew') : t('median', median)}
          </li>
        ))}
      </ul>
    </>
  );
}
