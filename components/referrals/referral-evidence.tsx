import { useTranslations } from 'next-intl';
import { formatDay, formatHours } from '@/lib/time';
import styles from './referrals.module.css';

interface ReferralEvidenceProps {
  referrals: {
    referralId: string;
    providerName: string;
    serviceName: string;
    startedOn: string;
    endedOn: string | null;
    endReason: string | null;
    plannedMinutes: number;
    presentMinutes: number;
  }[];
}

/** What earlier referrals gave: when, the hours that were planned and attended, and what came of them. */
export function ReferralEvidence({ referrals }: ReferralEvidenceProps) {
  const t = useTranslations('referralCourse.evidence');
  const reasons = useTranslations('referral.endReasons');
  return (
    <ul className={styles.evidence}>
      {referrals.map((each) => (
        <li key={each.referralId}>
          <b>
            {each.serviceName}, {each.providerName}
          </b>
          <br />
          {each.endedOn
            ? t('period', {
                from: formatDay(each.startedOn),
                to: formatDay(each.endedOn),
                reason: reasons(each.endReason ?? 'OTHER'),
              })
            : t('running', { from: formatDay(each.startedOn) })}
          <br />
          {each.plannedMinutes > 0
            ? t('hours', { attended: formatHours(each.presentMinutes), planned: formatHours(each.plannedMinutes) })
            : t('noHours')}
        </li>
      ))}
    </ul>
  );
}
