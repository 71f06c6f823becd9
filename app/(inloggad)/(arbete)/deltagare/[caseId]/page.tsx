import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ContactList } from '@/components/contacts/contact-card';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { DeviationForm } from '@/components/participants/deviation-form';
import { DeviationList } from '@/components/participants/deviation-list';
import { ParticipantDays } from '@/components/participants/participant-days';
import styles from '@/components/participants/participants.module.css';
import { DefinitionList } from '@/components/ui/definition-list';
import { getParticipant } from '@/lib/participants/server';
import { loadPage } from '@/lib/platform/page';
import { formatDay, formatHours, formatWeek } from '@/lib/time';
import { reportDeviationAction, withdrawDeviationAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('participants'))('one.metaTitle') };
}

/** Vad gör vi tillsammans? One own participant: own days, the referral's purpose, whom to call, and what is told to the officers. */
export default async function ParticipantPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const page = await loadPage('participant.read', (context) => getParticipant(context, { caseId }), { caseId });
  const t = await getTranslations('participants.one');
  const list = await getTranslations('participants.list');
  const contacts = await getTranslations('contacts');
  const hasEnded = page.referrals.every(({ state }) => state === 'ENDED' || state === 'CANCELLED');
  const isOrWasHere = page.referrals.some(({ state }) => state !== 'CANCELLED');
  return (
    <>
      <PageHeading
        title={page.name}
        back={{ href: '/deltagare', label: t('back') }}
        actions={
          hasEnded ? null : (
            <Link href={`/arenden/${caseId}/plan/forslag`} prefetch={false}>
              {page.openProposals > 0 ? list('proposals', { count: page.openProposals }) : t('propose')}
            </Link>
          )
        }
      />
      <Columns
        main={
          <>
            <Section title={t('weeks')}>
              {page.weeks.map(({ week, days, minutes }) => (
                <div key={week} className={styles.week}>
                  <h3>{t('week', { week: formatWeek(week), hours: formatHours(minutes) })}</h3>
                  {days.length > 0 ? <ParticipantDays days={days} /> : <p className="subtle">{t('nothing')}</p>}
                </div>
              ))}
              {page.unreportedWeeks.map(({ week, days }) => (
                <p key={week}>
                  <Link className={styles.waits} href={`/arenden/${caseId}/narvaro/${week}`} prefetch={false}>
                    {list('unreported', { week: formatWeek(week), count: days })}
                  </Link>
                </p>
              ))}
            </Section>
            {page.referrals.map((referral) => (
              <Section key={referral.referralId} title={referral.serviceName}>
                <DefinitionList
                  items={[
                    {
                      term: t('period'),
                      value: `${formatDay(referral.startsOn)} – ${formatDay(referral.endsOn)}`,
                      note: t(`states.${referral.state}`, { day: formatDay(referral.seenUntil ?? referral.endsOn) }),
                    },
                    { term: t('purpose'), value: referral.purpose || t('noPurpose') },
                    { term: t('coach'), value: referral.coachName ?? t('noCoach') },
                  ]}
                />
                {referral.state === 'ENDED' || referral.state === 'CANCELLED' ? null : (
                  <p>
                    <Link href={`/arenden/${caseId}/anvisningar/${referral.referralId}`} prefetch={false}>
                      {t(referral.state === 'DECIDED' ? 'toStart' : 'toReferral')}
                    </Link>
                  </p>
                )}
              </Section>
            ))}
            {isOrWasHere ? (
              <Section title={t('tell')}>
                <p className="subtle">{t('tellHelp')}</p>
                <DeviationForm caseId={caseId} today={page.today} report={reportDeviationAction} />
              </Section>
            ) : null}
            {page.deviations.length > 0 ? (
              <Section title={t('told')} count={page.deviations.length}>
                <DeviationList caseId={caseId} deviations={page.deviations} withdraw={withdrawDeviationAction} />
              </Section>
            ) : null}
          </>
        }
        side={
          <Section title={t('contacts')}>
            {page.contacts.length > 0 ? (
              <ContactList contacts={page.contacts} />
            ) : (
              <p className="subtle">{contacts('none')}</p>
            )}
          </Section>
        }
      />
    </>
  );
}
