import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CaseConsultationList } from '@/components/consultations/case-consultation-list';
import { PageHeading, Section } from '@/components/layout/page';
import { CaseReferralList } from '@/components/referrals/case-referral-list';
import { CaseUnheard } from '@/components/unheard-referrals/case-unheard';
import { listCaseConsultations } from '@/lib/consultations/server';
import { loadPage } from '@/lib/platform/page';
import { listCaseUnheard } from '@/lib/unheard-referrals/server';
import { acknowledgeUnheardAction } from '../anvisningar/unheard-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consultation'))('listTitle') };
}

/** All samråd and referrals of the case. */
export default async function CaseConsultationsPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const { data, unheard } = await loadPage(
    'plan.read',
    async (context) => ({
      data: await listCaseConsultations(context, { caseId }),
      unheard: await listCaseUnheard(context, { caseId }),
    }),
    { caseId },
  );
  const t = await getTranslations('consultation');
  return (
    <>
      <PageHeading
        title={t('listTitle')}
        lead={t('listLead')}
        actions={
          <>
            {data.mayDraftReferral ? (
              <Link href={`/arenden/${caseId}/anvisningar/ny`}>{t('newReferral')}</Link>
            ) : (
              <Link href={`/arenden/${caseId}/anvisningar/upptackt`}>
                {(await getTranslations('unheard'))('recordLink')}
              </Link>
            )}
            <Link href={`/arenden/${caseId}/samrad/nytt`}>{t('newConsultation')}</Link>
            <Link href={`/arenden/${caseId}/samrad/logga`}>{t('conversation.link')}</Link>
            <Link href={`/arenden/${caseId}/anstallning`} prefetch={false}>
              {(await getTranslations('employment'))('link')}
            </Link>
          </>
        }
      />
      {unheard.length > 0 ? (
        <Section title={(await getTranslations('unheard'))('title')} id="utan-samrad">
          <CaseUnheard
            caseId={caseId}
            referrals={unheard}
            planHref={`/arenden/${caseId}/plan`}
            action={acknowledgeUnheardAction}
          />
        </Section>
      ) : null}
      <Section title={t('consultations')} count={data.consultations.length}>
        <CaseConsultationList caseId={caseId} consultations={data.consultations} />
      </Section>
      <Section title={t('referrals')} count={data.referrals.length}>
        <CaseReferralList caseId={caseId} referrals={data.referrals} />
      </Section>
    </>
  );
}
