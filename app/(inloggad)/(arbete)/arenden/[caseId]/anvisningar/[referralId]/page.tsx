import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ContactCard } from '@/components/contacts/contact-card';
import { CommandButton } from '@/components/forms/command-button';
import { PageHeading, Section } from '@/components/layout/page';
import { ParticipantReferral } from '@/components/referrals/participant-referral';
import { PlannedHours } from '@/components/referrals/planned-hours';
import { ReferralCourse } from '@/components/referrals/referral-course';
import { ReferralStateTag } from '@/components/referrals/referral-state-tag';
import { ReferralTimeline } from '@/components/referrals/referral-timeline';
import styles from '@/components/referrals/referrals.module.css';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/states';
import { CaseUnheard } from '@/components/unheard-referrals/case-unheard';
import { hasPermission } from '@/lib/access';
import { loadPage } from '@/lib/platform/page';
import { getParticipantReferral, getReferralPage } from '@/lib/referrals/server';
import { formatClockSpan, formatDay, formatHours } from '@/lib/time';
import { listCaseUnheard } from '@/lib/unheard-referrals/server';
import {
  cancelReferralAction,
  changeProviderAction,
  decideReferralAction,
  declineReferralEndAction,
  endReferralAction,
  extendReferralAction,
  planReferralHoursAction,
  proposeReferralEndAction,
  reportNotStartedAction,
  requestExtensionAction,
  startReferralAction,
} from '../actions';
import { acknowledgeUnheardAction } from '../unheard-actions';

interface Props {
  params: Promise<{ caseId: string; referralId: string }>;
  searchParams: Promise<{ visa?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referral'))('metaTitle') };
}

/** «Var står anvisningen?»: whether it may be decided, and if not, why. */
export default async function ReferralPage({ params, searchParams }: Props) {
  const { caseId, referralId } = await params;
  const { visa: asked } = await searchParams;
  const { participant, data, today } = await loadPage(
    'referral.follow',
    async (context) => {
      const isProvider = context.actor.organisationKind === 'PROVIDER';
      return {
        participant: isProvider ? await getParticipantReferral(context, { caseId, referralId }) : null,
        data: isProvider ? null : await getReferralPage(context, { caseId, referralId }),
        today: context.today,
      };
    },
    { caseId },
  );
  if (participant) {
    return (
      <ParticipantReferral
        referral={participant}
        today={today}
        asked={asked}
        actions={{
          start: startReferralAction,
          notStarted: reportNotStartedAction,
          planHours: planReferralHoursAction,
          proposeEnd: proposeReferralEndAction,
        }}
      />
    );
  }
  if (!data) return null;
  const { unheard, mayDecideUnheard } = await loadPage(
    'unheard-referral.read',
    async (context) => ({
      unheard: (await listCaseUnheard(context, { caseId })).filter((each) => each.referralId === referralId),
      mayDecideUnheard: hasPermission(context.actor.role, 'unheard-referral.decide'),
    }),
    { caseId },
  );
  const t = await getTranslations('referral');
  const unheardTexts = await getTranslations('unheard');
  const course = await getTranslations('referralCourse');
  const change = await getTranslations('providerChange');
  const reasons = await getTranslations('reasons');
  const consultation = await getTranslations('consultation');
  const step = { caseId, referralId, revision: data.revision };
  const former = data.continues ? [change('endsFormer', { provider: data.continues.providerName })] : [];
  const ends = [...former, ...data.endsActivities];
  const times = data.slots.map((slot) => `${t(`weekdays.${slot.weekday}`)} ${formatClockSpan(slot)}`);

  return (
    <>
      <PageHeading
        back={{ href: `/arenden/${caseId}/samrad`, label: t('back') }}
        title={t('pageTitle')}
        lead={<ReferralStateTag state={data.state} />}
      />
      {unheard.length > 0 ? (
        <CaseUnheard
          caseId={caseId}
          referrals={unheard}
          planHref={`/arenden/${caseId}/plan`}
          action={acknowledgeUnheardAction}
        />
      ) : null}
      {data.isOutsidePlan ? (
        <ErrorNotice tone="attention" title={unheardTexts('notInPlan')}>
          <Link href={`/arenden/${caseId}/plan`} prefetch={false}>
            {unheardTexts('revisePlan')}
          </Link>
        </ErrorNotice>
      ) : null}
      <div className={styles.gate}>
        {data.mayDecide ? (
          <>
            {data.decision.allowed ? (
              <ErrorNotice tone="information" title={t('ready')}>
                {t(data.isByAgreement ? 'decideByAgreement' : data.entersPlan ? 'decideHelp' : 'decideUnanswered')}
              </ErrorNotice>
            ) : (
              <ErrorNotice tone="attention" title={t('notYet')}>
                {reasons(data.decision.reason)}
              </ErrorNotice>
            )}
            {data.conditions ? (
              <p className={styles.words}>
                <b>{t('conditions')}</b> {data.conditions}
              </p>
            ) : null}
            <div className={styles.actions}>
              <CommandButton
                action={decideReferralAction}
                input={step}
                label={t('decide')}
                doneText={t(data.entersPlan ? 'decided' : 'decidedOutsidePlan')}
                variant={data.decision.allowed ? 'primary' : 'secondary'}
              />
              {data.mayEdit ? (
                <Link href={`/arenden/${caseId}/anvisningar/ny?utkast=${referralId}`}>{t('edit')}</Link>
              ) : null}
            </div>
            {data.mayCancel ? (
              <details className={styles.other}>
                <summary>{t('cancelTitle')}</summary>
                <p>{t(data.consultationId ? 'cancelHelpAsked' : 'cancelHelp')}</p>
                <CommandButton
                  action={cancelReferralAction}
                  input={step}
                  label={t('cancel')}
                  doneText={t('cancelled')}
                  variant="secondary"
                />
              </details>
            ) : null}
          </>
        ) : null}
        {data.mayDecide && !data.decision.allowed && mayDecideUnheard ? (
          <Link href={`/arenden/${caseId}/anvisningar/${referralId}/utan-samrad`} prefetch={false}>
            {unheardTexts('decideLink')}
          </Link>
        ) : null}
        {data.isByAgreement && data.decidedAt ? <p>{t('decidedByAgreement')}</p> : null}
        {data.consultationId && !data.extension ? (
          <Link href={`/arenden/${caseId}/samrad/${data.consultationId}`} prefetch={false}>
            {t('toConsultation')}
          </Link>
        ) : null}
      </div>
      <ReferralCourse
        {...data}
        step={step}
        today={today}
        asked={asked}
        actions={{
          start: startReferralAction,
          end: endReferralAction,
          declineEnd: declineReferralEndAction,
          askExtension: requestExtensionAction,
          extend: extendReferralAction,
          changeProvider: changeProviderAction,
        }}
      />
      <Section title={data.serviceName}>
        <DefinitionList
          items={[
            { term: t('provider'), value: data.providerName },
            ...(data.continues
              ? [
                  {
                    term: change('continues'),
                    value: (
                      <Link href={`/arenden/${caseId}/anvisningar/${data.continues.referralId}`} prefetch={false}>
                        {change('countedFrom', {
                          provider: data.continues.providerName,
                          day: formatDay(data.countedFrom),
                        })}
                      </Link>
                    ),
                  },
                ]
              : []),
            ...(data.continuedBy
              ? [
                  {
                    term: change(data.state === 'ENDED' || data.takenOverOn ? 'continuedBy' : 'preparedBy'),
                    value: (
                      <Link href={`/arenden/${caseId}/anvisningar/${data.continuedBy.referralId}`} prefetch={false}>
                        {data.continuedBy.providerName}
                      </Link>
                    ),
                  },
                ]
              : []),
            {
              term: t('coachContact'),
              value: data.coach ? <ContactCard contact={data.coach} /> : t('noCoach'),
            },
            {
              term: consultation('period'),
              value: `${formatDay(data.startsOn)} – ${formatDay(data.state === 'ENDED' && data.ended ? data.ended.endedOn : data.runsUntil)}`,
            },
            {
              term: t('hours'),
              value:
                times.length > 0
                  ? times.join(', ')
                  : t('hoursWeek', { hours: formatHours(data.flexibleWeeklyMinutes ?? 0) }),
            },
            ...(data.decidedAt ? [{ term: course('hours.term'), value: <PlannedHours {...data} /> }] : []),
            ...(data.startedOn ? [{ term: course('end.began'), value: formatDay(data.startedOn) }] : []),
            ...(data.ended
              ? [
                  {
                    term: course(data.state === 'CANCELLED' ? 'end.calledOff' : 'end.ended'),
                    value: `${formatDay(data.ended.endedOn)}: ${t(`endReasons.${data.ended.reason}`)}`,
                    ...(data.ended.reportsUntil
                      ? { note: course('end.reportsUntil', { day: formatDay(data.ended.reportsUntil) }) }
                      : {}),
                  },
                ]
              : []),
            ...(data.ended?.resultOn
              ? [
                  {
                    term: course('end.result'),
                    value: course('end.resultText', {
                      place: data.ended.resultPlace,
                      day: formatDay(data.ended.resultOn),
                      hours: formatHours(data.ended.resultWeeklyMinutes ?? 0),
                    }),
                  },
                ]
              : []),
            {
              term: t('endsActivities'),
              value: ends.length > 0 ? ends.join(', ') : t('nothingEnds'),
            },
            { term: t('purpose'), value: data.purpose },
            ...(data.differenceFromEarlier
              ? [{ term: t(data.continues ? 'whyChange' : 'difference'), value: data.differenceFromEarlier }]
              : []),
          ]}
        />
      </Section>
      <Section title={course('title')}>
        <ReferralTimeline events={data.events} />
      </Section>
    </>
  );
}
