import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { Hours } from '@/components/ui/hours';
import type { ProviderPage } from '@/lib/providers';
import { formatMonth } from '@/lib/time';
import styles from './providers.module.css';

export interface ProviderLastMonthProps {
  lastMonth: NonNullable<ProviderPage['lastMonth']>;
  /** For the municipality's own managers: where the drawn days are checked. */
  leadsToSamples: boolean;
}

/** What was planned, what the provider reported and what another verified, side by side, for the last whole month. */
export function ProviderLastMonth({ lastMonth: { month, told }, leadsToSamples }: ProviderLastMonthProps) {
  const t = useTranslations('providers.page');
  return (
    <Section
      title={t('lastMonth', { month: formatMonth(month) })}
      actions={leadsToSamples ? <Link href="/stickprov">{t('samples')}</Link> : undefined}
    >
      {told === null ? (
        <p>{t('lastMonthFew')}</p>
      ) : (
        <>
          <dl className={styles.figures}>
            <Figure label={t('lastMonthPlanned')} minutes={told.plannedMinutes} />
            <Figure label={t('lastMonthReported')} minutes={told.reportedMinutes} />
            <Figure label={t('lastMonthVerified')} minutes={told.verifiedMinutes} />
          </dl>
          <p className={styles.subtle}>{t('lastMonthNote')}</p>
        </>
      )}
    </Section>
  );
}

function Figure({ label, minutes }: { label: string; minutes: number | null }) {
  const t = useTranslations('providers.page');
  return (
    <div>
      <dt>{label}</dt>
      <dd className={minutes === null ? styles.subtle : undefined}>
        {minutes === null ? t('heldBack') : <Hours minutes={minutes} />}
      </dd>
    </div>
  );
}
