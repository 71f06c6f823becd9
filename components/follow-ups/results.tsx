import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import type { Results } from '@/lib/follow-ups';
import { formatDay } from '@/lib/time';
import styles from './follow-ups.module.css';

const OTHERS = ['no', 'notFound', 'unasked'] as const;

/** «Höll arbetet eller studierna?»: the share after four months, with small numbers held back. */
export function ResultsSection({ results }: { results: Results }) {
  const t = useTranslations('followUps.results');
  const { told, from, to, reach } = results;
  return (
    <Section title={t('title')}>
      {told === null ? (
        <p>{t('tooFew')}</p>
      ) : (
        <>
          <p>
            {told.still === null || told.stillPercent === null
              ? t('shareHeldBack', { total: told.total })
              : t('share', { percent: told.stillPercent, still: told.still, total: told.total })}
          </p>
          {told.still === null ? null : (
            <dl className={styles.figures}>
              {OTHERS.map((key) => (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd>{told[key] ?? t('heldBack')}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
      <p className={styles.by}>{t(`reach.${reach}`, { from: formatDay(from), to: formatDay(to) })}</p>
    </Section>
  );
}
