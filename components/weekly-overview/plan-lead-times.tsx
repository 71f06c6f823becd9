import { useTranslations } from 'next-intl';
import styles from './weekly-overview.module.css';

interface PlanLeadTimesProps {
  units: readonly { unitId: string; unitName: string; median: { days: number; cases: number } | null }[];
}

/** How long it takes until a case has its first joint plan, unit by unit. */
export function PlanLeadTimes({ units }: PlanLeadTimesProps) {
  const t = useTranslations('planVersions.leadTimes');
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
