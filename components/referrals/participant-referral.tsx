import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { PageHeading, Section } from '@/components/layout/page';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/states';
import type { ReferralEvent, ReferralState } from '@/lib/referrals';
import { addDays, formatClockSpan, formatDay, formatHours } from '@/lib/time';
import { PlannedHours } from './planned-hours';
import { HoursForm, NotStartedForm, ProposeEndForm } from './provider-forms';
import { ReferralStateTag } from './referral-state-tag';
import { ReferralTimeline } from './referral-timeline';
import styles from './referrals.module.css';
import { StartForm } from './start-form';

interface ParticipantReferralProps {
  referral: {
    caseId: string;
    referralId: string;
    revision: number;
    state: ReferralState;
    serviceName: string;
    purpose: string;
    startsOn: string;
    endsOn: string;
    slots: { weekday: number; startsMinute: number; endsMinute: number }[];
    decidedWeeklyMinutes: number;
    plannedWeeklyMinutes: number | null;
    proposedEnd: { onDay: string } | null;
    takesOver: boolean;
    takenOverOn: string | null;
    events: ReferralEvent[];
  };
  today: string;
  /** What the coach has asked to do, from the address. */
  asked: string | undefined;
  actions: {
    start: ComponentProps<typeof StartForm>['action'];
    notStarted: ComponentProps<typeof NotStartedForm>['action'];
    planHours: ComponentProps<typeof HoursForm>['action'];
    proposeEnd: ComponentProps<typeof ProposeEndForm>['action'];
  };
}

/** A referral as the provider's coach sees it: «Hur går det med anvisningen?». */
export function ParticipantReferral({ referral, today, asked, actions }: ParticipantReferralProps) {
  const t = useTranslations('referralCourse');
  const words = useTranslations('referral');
  const consultation = useTranslations('consultation');
  const times = referral.slots.map((slot) => `${words(`weekdays.${slot.weekday}`)} ${formatClockSpan(slot)}`);
  return (
    <>
      <PageHeading
        back={{ href: '/att-gora', label: words('backToTasks') }}
        title={t('participantTitle')}
        lead={<ReferralStateTag state={referral.state} />}
      />
      <NextStep referral={referral} today={today} asked={asked} actions={actions} />
      <Section title={referral.serviceName}>
        <DefinitionList
          items={[
            { term: consultation('period'), value: `${formatDay(referral.startsOn)} – ${formatDay(referral.endsOn)}` },
            {
              term: words('hours'),
              value:
                times.length > 0
                  ? times.join(', ')
                  : words('hoursWeek', { hours: formatHours(referral.decidedWeeklyMinutes) }),
            },
            { term: t('hours.term'), value: <PlannedHours {...referral} /> },
            { term: words('purpose'), value: referral.purpose },
          ]}
        />
      </Section>
      <Section title={t('title')}>
        <ReferralTimeline events={referral.events} />
        <p className={styles.when}>{t('participantEnded')}</p>
      </Section>
    </>
  );
}

function NextStep({ referral, today, asked, actions }: ParticipantReferralProps) {
  const t = useTranslations('referralCourse');
  const change = useTranslations('providerChange');
  const { caseId, referralId, revision, state, startsOn, decidedWeeklyMinutes, plannedWeeklyMinutes } = referral;
  const step = { caseId, referralId, revision };
  const path = `/arenden/${caseId}/anvisningar/${referralId}`;
  const mayProposeEnd = state === 'STARTED' && referral.takenOverOn === null;
  const isTooEarly = referral.takesOver && startsOn > today;
  const ways = [
    ...(state === 'DECIDED' ? [{ way: 'inte-borjat', label: t('notStarted.link') }] : []),
    { way: 'timmar', label: t('hours.link') },
    ...(mayProposeEnd ? [{ way: 'avsluta', label: t('proposeEnd.link') }] : []),
  ].filter(({ way }) => way !== asked);
  return (
    <div className={styles.gate}>
      {referral.proposedEnd ? (
        <ErrorNotice tone="information" title={t('proposeEnd.waits', { day: formatDay(referral.proposedEnd.onDay) })} />
      ) : null}
      {referral.takenOverOn ? (
        <ErrorNotice
          tone="information"
          title={change('participantTakenOver', { day: formatDay(addDays(referral.takenOverOn, -1)) })}
        />
      ) : null}
      {asked === 'timmar' ? (
        <HoursForm
          step={step}
          plannedWeeklyMinutes={plannedWeeklyMinutes}
          decidedWeeklyMinutes={decidedWeeklyMinutes}
          action={actions.planHours}
        />
      ) : null}
      {asked === 'inte-borjat' && state === 'DECIDED' ? (
        <NotStartedForm step={step} today={today} action={actions.notStarted} />
      ) : null}
      {asked === 'avsluta' && mayProposeEnd ? (
        <ProposeEndForm step={step} today={today} action={actions.proposeEnd} />
      ) : null}
      {asked === undefined && state === 'DECIDED' && isTooEarly ? (
        <p>{change('participantBegins', { day: formatDay(startsOn) })}</p>
      ) : null}
      {asked === undefined && state === 'DECIDED' && !isTooEarly ? (
        <>
          <p>{t('start.lead')}</p>
          <StartForm
            step={step}
            startsOn={startsOn}
            today={today}
            decidedWeeklyMinutes={decidedWeeklyMinutes}
            action={actions.start}
          />
        </>
      ) : null}
      <ul className={styles.ways}>
        {asked === undefined ? null : (
          <li>
            <Link href={path}>{t('end.regret')}</Link>
          </li>
        )}
        {ways.map(({ way, label }) => (
          <li key={way}>
            <Link href={`${path}?visa=${way}`}>{label}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
