import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ContactCard } from '@/components/contacts/contact-card';
import { CommandButton } from '@/components/forms/command-button';
import { PageHeading, Section } from '@/components/layout/page';
import { ReferralStateTag } from '@/components/referrals/referral-state-tag';
import styles from '@/components/referrals/referrals.module.css';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/states';
import { loadPage } from '@/lib/platform/page';
import { getReferralPage } from '@/lib/referrals/server';
import { formatClockSpan, formatDay, formatHours } from '@/lib/time';
import { cancelReferralAction, decideReferralAction } from '../actions';

interface Props {
  params: Promise<{ caseId: string; referralId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referral'))('metaTitle') };
}

/** «Var står anvisningen?»: whether it may be decided, and if not, why. */
export default async function ReferralPage({ params }: Props) {
  const { caseId, referralId } = await params;
  const data = await loadPage('referral.read', (context) => getReferralPage(context, { caseId, referralId }), {
    caseId,
  });
  const t = await getTranslations('referral');
  const reasons = await getTranslations('reasons');
  const consultation = await getTranslations('consultation');
  const step = { caseId, referralId, revision: data.revision };
  const times = data.slots.map((slot) => `${t(`weekdays.${slot.weekday}`)} ${formatClockSpan(slot)}`);

  return (
    <>
      <PageHeading
        back={{ href: `/arenden/${caseId}/samrad`, label: t('back') }}
        title={t('pageTitle')}
        lead={<ReferralStateTag state={data.state} />}
      />
      <div className={styles.gate}>
        {data.mayDecide ? (
          <>
            {data.decision.allowed ? (
              <ErrorNotice tone="information" title={t('ready')}>
                {t('decideHelp')}
              </ErrorNotice>
            ) : (
              <ErrorNotice tone="attention" title={t('notYet')}>
                {reasons(data.decision.reason)}
              </ErrorNotice>
            )}
            <div className={styles.actions}>
              <CommandButton
                action={decideReferralAction}
                input={step}
                label={t('decide')}
                doneText={t('decided')}
                variant={data.decision.allowed ? 'primary' : 'secondary'}
              />
              {data.mayEdit ? (
                <Link href={`/arenden/${caseId}/anvisningar/ny?utkast=${referralId}`}>{t('edit')}</Link>
              ) : null}
              {data.mayCancel ? (
                <CommandButton
                  action={cancelReferralAction}
                  input={step}
                  label={t('cancel')}
                  doneText={t('cancelled')}
                  variant="tertiary"
                />
              ) : null}
            </div>
          </>
        ) : null}
        {data.consultationId ? (
          <Link href={`/arenden/${caseId}/samrad/${data.consultationId}`} prefetch={false}>
            {t('toConsultation')}
          </Link>
        ) : null}
      </div>
      <Section title={data.serviceName}>
        <DefinitionList
          items={[
            { term: t('provider'), value: data.providerName },
            {
              term: t('coachContact'),
              value: data.coach ? <ContactCard contact={data.coach} /> : t('noCoach'),
            },
            { term: consultation('period'), value: `${formatDay(data.startsOn)} – ${formatDay(data.endsOn)}` },
            {
              term: t('hours'),
              value:
                times.length > 0
                  ? times.join(', ')
                  : t('hoursWeek', { hours: formatHours(data.flexibleWeeklyMinutes ?? 0) }),
            },
            {
              term: t('endsActivities'),
              value: data.endsActivities.length > 0 ? data.endsActivities.join(', ') : t('nothingEnds'),
            },
            { term: t('purpose'), value: data.purpose },
            ...(data.differenceFromEarlier ? [{ term: t('difference'), value: data.differenceFromEarlier }] : []),
          ]}
        />
      </Section>
    </>
  );
}
