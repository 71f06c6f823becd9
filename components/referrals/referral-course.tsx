import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Section } from '@/components/layout/page';
import { ErrorNotice } from '@/components/ui/states';
import { formatDay } from '@/lib/time';
import { DeclineEndForm, EndForm } from './end-form';
import styles from './referrals.module.css';
import { StartForm } from './start-form';
import type { ReferralStep } from './use-step-form';

interface ReferralCourseProps {
  step: ReferralStep;
  today: string;
  startsOn: string;
  mayStart: boolean;
  mayEnd: boolean;
  mayReceive: boolean;
  proposedEnd: { onDay: string; reason: string } | null;
  /** What the reader has asked to do, from the address. */
  asked: string | undefined;
  actions: {
    start: ComponentProps<typeof StartForm>['action'];
    end: ComponentProps<typeof EndForm>['action'];
    declineEnd: ComponentProps<typeof DeclineEndForm>['action'];
  };
}

/** What an authority can do with a referral that is decided or over: one step at a time, the likeliest first. */
export function ReferralCourse(props: ReferralCourseProps) {
  const { step, today, startsOn, mayStart, mayEnd, mayReceive, proposedEnd, asked, actions } = props;
  const t = useTranslations('referralCourse');
  const reasons = useTranslations('referral.endReasons');
  const path = `/arenden/${step.caseId}/anvisningar/${step.referralId}`;
  if (mayEnd && (asked === 'avsluta' || proposedEnd)) {
    return (
      <Section title={t('end.title')} id="avsluta">
        {proposedEnd ? (
          <ErrorNotice
            tone="attention"
            title={t('end.proposedTitle', { day: formatDay(proposedEnd.onDay), reason: reasons(proposedEnd.reason) })}
          />
        ) : null}
        <EndForm step={step} today={today} proposed={proposedEnd} action={actions.end} />
        {proposedEnd ? (
          <details className={styles.other}>
            <summary>{t('declineEnd.summary')}</summary>
            <DeclineEndForm step={step} action={actions.declineEnd} />
          </details>
        ) : (
          <Link href={path}>{t('end.regret')}</Link>
        )}
      </Section>
    );
  }
  if (mayStart) {
    return (
      <Section title={t('now.DECIDED')}>
        <StartForm step={step} startsOn={startsOn} today={today} decidedWeeklyMinutes={null} action={actions.start} />
        <p>
          <Link href={`${path}?visa=avsluta`}>{t('end.linkNotBegun')}</Link>
        </p>
      </Section>
    );
  }
  if (mayEnd) {
    return (
      <p>
        <Link href={`${path}?visa=avsluta`} data-button="">
          {t('end.link')}
        </Link>
      </p>
    );
  }
  return mayReceive ? (
    <p>
      <Link href={`/arenden/${step.caseId}/atergang`} prefetch={false} data-button="">
        {t('receive')}
      </Link>
    </p>
  ) : null;
}
