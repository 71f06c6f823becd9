import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { formatDay } from '@/lib/time';
import type { UnheardCount } from '@/lib/unheard-referrals';
import styles from './unheard.module.css';

interface UnheardCountsProps {
  counts: { since: string; units: UnheardCount[]; total: { decided: number; found: number } };
}

/** «Hur många anvisades utan att kommunen hördes?», unit by unit and in all. */
export function UnheardCounts({ counts: { since, units, total } }: UnheardCountsProps) {
  const t = useTranslations('unheard.counts');
  const rows = [
    ...units.map(({ unitId, unitName, ...each }) => ({ key: unitId, name: unitName, ...each })),
    { key: 'total', name: t('total'), ...total },
  ];
  return (
    <Section title={t('title')} id="utan-samrad">
      <p>{t('lead', { day: formatDay(since) })}</p>
      <ul className={styles.counts}>
        {rows.map(({ key, name, decided, found }) => (
          <li key={key}>
            <b>{name}</b> {t('row', { decided, found })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
