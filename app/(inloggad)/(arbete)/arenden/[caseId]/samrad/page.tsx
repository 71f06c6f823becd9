import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CaseConsultationList } from '@/components/consultations/case-consultation-list';
import { PageHeading, Section } from '@/components/layout/page';
import { CaseReferralList } from '@/components/referrals/case-referral-list';
import { listCaseConsultations } from '@/lib/consultations/server';
import { loadPage } from '@/lib/platform/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consultation'))('listTitle') };
}

/** All samråd and referrals of the case. */
export default async function CaseConsultationsPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const data = await loadPage('plan.read', (context) => listCaseConsultations(context, { caseId }), { caseId });
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
      <Section title={t('consultations')} count={data.consultations.length}>
        <CaseConsultationList caseId={caseId} consultations={data.consultations} />
      </Section>
      <Section title={t('referrals')} count={data.referrals.length}>
        <CaseReferralList caseId={caseId} referrals={data.referrals} />
      </Section>
    </>
  );
}
