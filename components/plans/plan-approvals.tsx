import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import { listApprovingParties, type PlanVersionView } from '@/lib/plans';
import { formatInstant } from '@/lib/time';
import styles from './plan.module.css';

/** Who has approved, on what ground and when, who is awaited, and whose approval was lost through an edit. */
export function PlanApprovals({ version }: { version: PlanVersionView }) {
  const t = useTranslations('plan.approvals');
  return (
    <section aria-label={t('title')}>
      <ul className={styles.approvals}>
        {listApprovingParties(version).map((party) => {
          const approval = version.approvals.find((each) => each.party === party);
          const lost = version.lostApprovals.findLast((each) => each.party === party);
          return (
            <li key={party}>
              <PartyMark party={party} />
              <span>
                {approval
                  ? t(approval.basis === 'CONSULTATION' ? 'agreed' : 'approved', { name: approval.name })
                  : t('awaited')}
                {approval ? (
                  <small>
                    {formatInstant(new Date(approval.at))}
                    {approval.basis === 'CONSULTATION' ? `, ${t('consultation')}` : null}
                    {approval.basis === 'REFERRAL_ENDED' ? `, ${t('referralEnded')}` : null}
                    {approval.basis === 'ON_BEHALF' && approval.reason
                      ? `, ${t('onBehalf', { reason: t(`onBehalfReasons.${approval.reason}`) })}`
                      : null}
                  </small>
                ) : null}
                {lost ? (
                  <small>
                    {t('lost', {
                      name: lost.name,
                      through: lost.lostThroughName,
                      time: formatInstant(new Date(lost.lostAt)),
                    })}
                  </small>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
