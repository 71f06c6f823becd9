import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { Hours } from '@/components/ui/hours';
import type { ProviderPage } from '@/lib/providers';
import { formatDay, formatDayAndMonth } from '@/lib/time';
import styles from './providers.module.css';

/** How many from here, how many hours, and what came of it: with small numbers held back. */
export function ProviderFigures({ page }: { page: ProviderPage }) {
  const t = useTranslations('providers.page');
  const counted = useTranslations('providers.counted');
  const { provider, hours, hoursFrom, hoursTo } = page;
  return (
    <Section title={t('figures')}>
      <dl className={styles.figures}>
        <div>
          <dt>{t('count')}</dt>
          <dd className={provider.participants === null ? styles.subtle : undefined}>
            {provider.participants ?? t('countHeldBack')}
          </dd>
        </div>
        {hours ? (
          <>
            <div>
              <dt>{t('planned')}</dt>
              <dd>
                <Hours minutes={hours.plannedMinutes} />
              </dd>
            </div>
            <div>
              <dt>{t('reported')}</dt>
              <dd>
                <Hours minutes={hours.reportedMinutes} />
              </dd>
            </div>
          </>
        ) : null}
      </dl>
      <p className={styles.subtle}>
        {hours
          ? t('hoursNote', { from: formatDayAndMonth(hoursFrom), to: formatDayAndMonth(hoursTo) })
          : t('hoursHeldBack')}{' '}
        {page.counted === 'NOBODY' ? null : counted(page.counted)}
      </p>
      {page.seesResults ? <Results page={page} /> : <p className={styles.subtle}>{t('resultsNotSeen')}</p>}
    </Section>
  );
}

function Results({ page: { endings, endingsFrom, fourMonths } }: { page: ProviderPage }) {
  const t = useTranslations('providers.page');
  return (
    <Section title={t('endings', { from: formatDay(endingsFrom) })} level={3}>
      {endings === null ? <p>{t('endingsHeldBack')}</p> : null}
      {endings && endings.resultPercent === null ? <p>{t('resultHeldBack', { total: endings.total })}</p> : null}
      {endings && endings.resultPercent !== null ? (
        <>
          <p>{t('resultPercent', { percent: endings.resultPercent })}</p>
          <dl className={styles.figures}>
            {(['work', 'studies', 'none'] as const).map((key) => (
              <div key={key}>
                <dt>{t(key)}</dt>
                <dd className={endings[key] === null ? styles.subtle : undefined}>{endings[key] ?? t('heldBack')}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      <p>
        {fourMonths?.stillPercent == null
          ? t('fourMonthsHeldBack')
          : t('fourMonths', { percent: fourMonths.stillPercent, total: fourMonths.total })}
      </p>
    </Section>
  );
}
