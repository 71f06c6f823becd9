import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReviewList } from '@/components/absence-reviews/review-list';
import { WaitingAbsence } from '@/components/absence-reviews/waiting-absence';
import { CertificateSection } from '@/components/certificates/certificate-section';
import { LawNote, PageHeading, Section } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import { listAbsenceReviews } from '@/lib/absence-reviews/server';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { listCertificates } from '@/lib/certificates/server';
import { loadPage } from '@/lib/platform/page';
import {
  askForCertificateAction,
  openAbsenceReviewAction,
  registerCertificateAction,
  removeCertificateAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('absence'))('metaTitle') };
}

/** «Varför uteblev hen?»: unexcused days to look into, and every review of them. */
export default async function AbsencePage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const actor = await requireActor();
  const list = await loadPage('absence-review.read', (context) => listAbsenceReviews(context, { caseId }), { caseId });
  const certificates = await loadPage('certificate.read', (context) => listCertificates(context, { caseId }), {
    caseId,
  });
  const t = await getTranslations('absence');
  const certificateText = await getTranslations('certificates');
  const mayWrite = hasPermission(actor.role, 'absence-review.write') && !list.isClosed;
  const waits = list.waiting.length > 0 || list.openReview !== null;
  return (
    <>
      <PageHeading title={t('title')} lead={mayWrite ? t('lead') : t('readOnly')} />
      <Section title={t('waiting.title')} actions={<LawNote>{t('form.section')}</LawNote>}>
        {waits ? (
          <WaitingAbsence standing={list} action={mayWrite ? openAbsenceReviewAction : null} />
        ) : (
          <EmptyState title={t('waiting.none')}>{t('waiting.noneText')}</EmptyState>
        )}
      </Section>
      {list.reviews.length > 0 ? (
        <Section title={t('list.title')} count={list.reviews.length}>
          <ReviewList caseId={caseId} reviews={list.reviews} />
        </Section>
      ) : null}
      <Section id="intyg" title={certificateText('title')} actions={<LawNote>{certificateText('section')}</LawNote>}>
        <CertificateSection
          list={certificates}
          mayWrite={hasPermission(actor.role, 'certificate.write') && !certificates.isClosed}
          actions={{
            ask: askForCertificateAction,
            register: registerCertificateAction,
            remove: removeCertificateAction,
          }}
        />
      </Section>
    </>
  );
}
