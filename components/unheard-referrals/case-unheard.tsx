import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CommandButton } from '@/components/forms/command-button';
import { PartyMark } from '@/components/ui/party-mark';
import { formatDay, formatHours, formatInstant } from '@/lib/time';
import type { UnheardReferral } from '@/lib/unheard-referrals';
import type { AcknowledgeUnheard } from './acknowledge-button';
import styles from './unheard.module.css';
import { UnheardMark } from './unheard-mark';

interface CaseUnheardProps {
  caseId: string;
  referrals: UnheardReferral[];
  /** Null where the reader may not change the plan. */
  planHref: string | null;
  action: AcknowledgeUnheard;
}

/** The referrals of a case that the municipality was not heard about: what they do to the week, and what remains to be done. */
export function CaseUnheard({ caseId, referrals, planHref, action }: CaseUnheardProps) {
  const t = useTranslations('unheard');
  return (
    <ul className={styles.list}>
      {referrals.map((each) => (
        <li key={each.unheardId} className={styles.item}>
          <span className={styles.head}>
            <UnheardMark kind={each.kind} />
            {each.referralId ? (
              <Link href={`/arenden/${caseId}/anvisningar/${each.referralId}`} prefetch={false}>
                {t('to', { service: each.serviceName, provider: each.providerName })}
              </Link>
            ) : (
              <b>{t('to', { service: each.serviceName, provider: each.providerName })}</b>
            )}
            <span>
              {each.endsOn
                ? t('period', { from: formatDay(each.startsOn), to: formatDay(each.endsOn) })
                : t('periodOpen', { from: formatDay(each.startsOn) })}
            </span>
          </span>
          {each.effect ? (
            <p>
              {t('effect', {
                before: formatHours(each.effect.beforeMinutes),
                after: formatHours(each.effect.afterMinutes),
              })}
              {each.effect.brokenOff.length > 0
                ? ` ${t('breaksOff', { activities: each.effect.brokenOff.join(', ') })}`
                : null}
            </p>
          ) : null}
          <p>
            {each.reason ? t(`reasons.${each.reason}`) : null}
            {each.foundHow && each.foundOn
              ? t('foundOn', { how: t(`foundHows.${each.foundHow}`), day: formatDay(each.foundOn) })
              : null}
          </p>
          {each.words ? <p className={styles.words}>{each.words}</p> : null}
          {each.needsPlanRevision ? (
            <p>
              <b>{t('notInPlan')}</b>{' '}
              {planHref ? (
                <Link href={planHref} prefetch={false}>
                  {t('revisePlan')}
                </Link>
              ) : null}
            </p>
          ) : (
            <p>{t('planRevised')}</p>
          )}
          <p className={styles.by}>
            {t(`by.${each.kind}`, { name: each.recordedByName, at: formatInstant(new Date(each.recordedAt)) })}
          </p>
          <p className={styles.by}>
            {each.acknowledged.map(({ party, name, at }) => (
              <span key={party}>
                <PartyMark party={party} /> {t('acknowledgedBy', { name, at: formatInstant(new Date(at)) })}{' '}
              </span>
            ))}
            {each.awaits.map((party) => (
              <span key={party}>
                <PartyMark party={party} /> {t('awaits')}{' '}
              </span>
            ))}
          </p>
          {each.mayAcknowledge ? (
            <CommandButton
              action={action}
              input={{ caseId, unheardId: each.unheardId }}
              label={t('acknowledge')}
              doneText={t('acknowledged')}
              variant="secondary"
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
