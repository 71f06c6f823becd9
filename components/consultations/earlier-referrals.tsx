import { useTranslations } from 'next-intl';
import { formatDay } from '@/lib/time';
import styles from './consultations.module.css';

interface EarlierReferral {
  referralId: string;
  serviceName: string;
  providerName: string;
  startedOn: string;
  endedOn: string | null;
  endReason: string | null;
}

/** Every earlier time at a provider: when, where and what came of it. */
export function EarlierReferrals({ referrals }: { referrals: EarlierReferral[] }) {
  const t = useTranslations('consultation.earlierReferrals');
  const reasons = useTranslations('referral.endReasons');
  if (referrals.length === 0) return <p>{t('none')}</p>;
  return (
    <ul className={styles.earlier}>
      {referrals.map(({ referralId, serviceName, providerName, startedOn, endedOn, endReason }) => (
        <li key={referralId}>
          <span className={styles.said}>{serviceName}</span> · {providerName}
          <br />
          {endedOn
            ? t('period', { from: formatDay(startedOn), to: formatDay(endedOn) })
            : t('runs', { from: formatDay(startedOn) })}
          {endReason ? ` · ${t('result', { reason: reasons(endReason) })}` : null}
        </li>
      ))}
    </ul>
  );
}
