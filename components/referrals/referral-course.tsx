import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Section } from '@/components/layout/page';
import { ErrorNotice } from '@/components/ui/states';
import { formatDay } from '@/lib/time';
import { ChangeProviderForm } from './change-provider-form';
import { DeclineEndForm, EndForm } from './end-form';
import { ExtensionForm, ExtensionNotice } from './extension';
import styles from './referrals.module.css';
import { StartForm } from './start-form';
import type { ReferralStep } from './use-step-form';

interface Neighbour {
  referralId: string;
  providerName: string;
}

interface ReferralCourseProps {
  step: ReferralStep;
  today: string;
  startsOn: string;
  mayStart: boolean;
  mayEnd: boolean;
  mayReceive: boolean;
  proposedEnd: { onDay: string; reason: string } | null;
  /** The samråd about a longer period that has been asked for, and whether it may be decided. */
  extension: ComponentProps<typeof ExtensionNotice>['extension'] | null;
  /** The last day it may be extended to; null when it may not be. */
  longestExtension: string | null;
  runsUntil: string;
  /** To whom it can be moved; empty when it cannot. */
  otherProviders: { id: string; name: string }[];
  /** The referral that this one takes over from, and the one that takes over from this. */
  continues: (Neighbour & { isRunning: boolean }) | null;
  continuedBy: Neighbour | null;
  /** The first day at the other provider, when that is decided and has not begun. */
  takenOverOn: string | null;
  /** What the reader has asked to do, from the address. */
  asked: string | undefined;
  actions: {
    start: ComponentProps<typeof StartForm>['action'];
    end: ComponentProps<typeof EndForm>['action'];
    declineEnd: ComponentProps<typeof DeclineEndForm>['action'];
    askExtension: ComponentProps<typeof ExtensionForm>['action'];
    extend: ComponentProps<typeof ExtensionNotice>['action'];
    changeProvider: ComponentProps<typeof ChangeProviderForm>['action'];
  };
}

/** What an authority can do with a referral that is decided or over: one step at a time, the likeliest first. */
export function ReferralCourse(props: ReferralCourseProps) {
  const {
    step,
    today,
    startsOn,
    mayStart,
    mayEnd,
    mayReceive,
    proposedEnd,
    extension,
    longestExtension,
    runsUntil,
    otherProviders,
    continues,
    continuedBy,
    takenOverOn,
    asked,
    actions,
  } = props;
  const t = useTranslations('referralCourse');
  const change = useTranslations('providerChange');
  const reasons = useTranslations('referral.endReasons');
  const path = `/arenden/${step.caseId}/anvisningar/${step.referralId}`;
  if (otherProviders.length > 0 && asked === 'byt') {
    return (
      <Section title={change('title')}>
        <ChangeProviderForm step={step} providers={otherProviders} action={actions.changeProvider} />
        <p>
          <Link href={path}>{t('end.regret')}</Link>
        </p>
      </Section>
    );
  }
  if (mayEnd && (asked === 'avsluta' || proposedEnd)) {
    return (
      <Section title={t(mayStart ? 'end.titleNotBegun' : 'end.title')} id="avsluta">
        {mayStart && continues?.isRunning ? (
          <p>{change(startsOn > today ? 'keeps' : 'endsToo', { provider: continues.providerName })}</p>
        ) : null}
        {proposedEnd ? (
          <ErrorNotice
            tone="attention"
            title={t('end.proposedTitle', { day: formatDay(proposedEnd.onDay), reason: reasons(proposedEnd.reason) })}
          />
        ) : null}
        <EndForm step={step} today={today} hasBegun={!mayStart} proposed={proposedEnd} action={actions.end} />
        {proposedEnd ? (
          <details className={styles.other}>
            <summary>{t('declineEnd.summary')}</summary>
            <DeclineEndForm step={step} action={actions.declineEnd} />
          </details>
        ) : (
          <p>
            <Link href={path}>{t('end.regret')}</Link>
          </p>
        )}
        {proposedEnd && otherProviders.length > 0 ? <Link href={`${path}?visa=byt`}>{change('link')}</Link> : null}
      </Section>
    );
  }
  if (takenOverOn && continuedBy) {
    const day = formatDay(takenOverOn);
    return (
      <ErrorNotice tone="information" title={change('takenOver', { day, provider: continuedBy.providerName })}>
        <Link href={`/arenden/${step.caseId}/anvisningar/${continuedBy.referralId}`} prefetch={false}>
          {change('toNext')}
        </Link>
      </ErrorNotice>
    );
  }
  if (mayStart) {
    const startForm = (
      <StartForm step={step} startsOn={startsOn} today={today} decidedWeeklyMinutes={null} action={actions.start} />
    );
    return (
      <Section title={t(startsOn > today ? 'now.BEFORE_START' : 'now.DECIDED', { day: formatDay(startsOn) })}>
        {startsOn <= today ? (
          startForm
        ) : continues?.isRunning ? (
          <p>{change('afterFormer', { provider: continues.providerName })}</p>
        ) : (
          <details>
            <summary>{t('start.earlySummary')}</summary>
            {startForm}
          </details>
        )}
        <p>
          <Link href={`${path}?visa=avsluta`}>{t('end.linkNotBegun')}</Link>
        </p>
      </Section>
    );
  }
  if (mayEnd && asked === 'forlang' && longestExtension) {
    return (
      <Section title={t('extend.title')}>
        <ExtensionForm step={step} from={runsUntil} longest={longestExtension} action={actions.askExtension} />
        <p>
          <Link href={path}>{t('end.regret')}</Link>
        </p>
      </Section>
    );
  }
  if (mayEnd) {
    return (
      <div className={styles.gate}>
        {continuedBy ? (
          <ErrorNotice tone="information" title={change('prepared', { provider: continuedBy.providerName })}>
            <Link href={`/arenden/${step.caseId}/anvisningar/${continuedBy.referralId}`} prefetch={false}>
              {change('toNext')}
            </Link>
          </ErrorNotice>
        ) : null}
        {extension ? <ExtensionNotice step={step} extension={extension} action={actions.extend} /> : null}
        <p className={styles.actions}>
          <Link href={`${path}?visa=avsluta`} data-button={extension?.decision.allowed ? undefined : ''}>
            {t('end.link')}
          </Link>
          {otherProviders.length > 0 ? <Link href={`${path}?visa=byt`}>{change('link')}</Link> : null}
          {longestExtension && !extension ? <Link href={`${path}?visa=forlang`}>{t('extend.link')}</Link> : null}
        </p>
      </div>
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
