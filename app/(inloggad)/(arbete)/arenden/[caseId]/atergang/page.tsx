import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PageHeading, Section } from '@/components/layout/page';
import { ReturnNext } from '@/components/returns/return-next';
import styles from '@/components/returns/returns.module.css';
import { DefinitionList } from '@/components/ui/definition-list';
import { WaitingFor } from '@/components/ui/party-mark';
import { EmptyState } from '@/components/ui/states';
import { loadPage } from '@/lib/platform/page';
import { getReturnPage } from '@/lib/returns/server';
import { formatDay } from '@/lib/time';
import { closeReturnAction, resumeActivitiesAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('returns'))('metaTitle') };
}

/** «Vad händer efter anvisningen?»: the return to the municipality after a referral that led to neither work nor studies. */
export default async function ReturnPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const page = await loadPage('return.read', (context) => getReturnPage(context, { caseId }), { caseId });
  const t = await getTranslations('returns');
  const reasons = await getTranslations('referral.endReasons');
  const { latest } = page;
  const back = { href: `/arenden/${caseId}/samrad`, label: t('back') };
  if (!latest) {
    return (
      <>
        <PageHeading back={back} title={t('title')} />
        <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading
        back={back}
        title={t('title')}
        lead={
          latest.standing === 'OPEN' ? (
            <WaitingFor party="me" workingDaysLeft={latest.workingDaysLeft} />
          ) : (
            t(`standings.${latest.standing}`)
          )
        }
      />
      <ReturnNext page={page} latest={latest} resume={resumeActivitiesAction} close={closeReturnAction} />
      <Section title={t('what')}>
        <p className={styles.waited}>{t('days', { count: latest.daysWithoutActivity })}</p>
        <DefinitionList
          items={[
            {
              term: t('referral'),
              value: (
                <Link href={`/arenden/${caseId}/anvisningar/${latest.referralId}`} prefetch={false}>
                  {t('at', { service: latest.serviceName, provider: latest.providerName })}
                </Link>
              ),
            },
            { term: t('ended'), value: `${formatDay(latest.endedOn)}: ${reasons(latest.endReason)}` },
            ...(latest.endNote ? [{ term: t('note'), value: latest.endNote }] : []),
            { term: t('due'), value: formatDay(latest.dueOn), note: t('dueNote') },
            { term: t('next'), value: latest.nextOn ? formatDay(latest.nextOn) : t('noNext') },
          ]}
        />
      </Section>
      {page.earlier.length > 0 ? (
        <Section title={t('earlier')} count={page.earlier.length}>
          <ul className={styles.list}>
            {page.earlier.map((each) => (
              <li key={each.referralId}>
                {t('earlierLine', {
                  provider: each.providerName,
                  day: formatDay(each.endedOn),
                  count: each.daysWithoutActivity,
                })}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
