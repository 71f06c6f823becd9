import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CorrectReview } from '@/components/absence-reviews/correct-review';
import { NearbyFactList } from '@/components/absence-reviews/nearby-facts';
import { ReviewDecision } from '@/components/absence-reviews/review-decision';
import { ReviewForm } from '@/components/absence-reviews/review-form';
import { ReviewStateTag } from '@/components/absence-reviews/review-state-tag';
import { ReviewedDays } from '@/components/absence-reviews/reviewed-days';
import { LawNote, PageHeading, Section } from '@/components/layout/page';
import { PrintButton } from '@/components/layout/print-button';
import { EmptyState } from '@/components/ui/states';
import { getAbsenceReview } from '@/lib/absence-reviews/server';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { loadPage } from '@/lib/platform/page';
import { correctAbsenceReviewAction, decideAbsenceReviewAction, saveAbsenceReviewAction } from '../actions';

interface Props {
  params: Promise<{ caseId: string; reviewId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('absence'))('reviewTitle') };
}

/** One review: the days as they are reported, what may explain them, and what the officer asks and decides. Prints as the decision. */
export default async function AbsenceReviewPage({ params }: Props) {
  const { caseId, reviewId } = await params;
  const actor = await requireActor();
  const page = await loadPage('absence-review.read', (context) => getAbsenceReview(context, { caseId, reviewId }), {
    caseId,
  });
  const t = await getTranslations('absence');
  const mayWrite = hasPermission(actor.role, 'absence-review.write') && !page.isClosed;
  const isDecided = page.decision !== null;
  const mayCorrect = mayWrite && isDecided && page.correctedById === null;
  return (
    <>
      <PageHeading
        title={isDecided ? t('decidedTitle') : t('title')}
        back={{ href: `/arenden/${caseId}/franvaro`, label: t('back') }}
        lead={<ReviewStateTag review={page} />}
        actions={isDecided ? <PrintButton /> : undefined}
      />
      {page.correctedById ? (
        <p>
          <Link href={`/arenden/${caseId}/franvaro/${page.correctedById}`} prefetch={false}>
            {t('correctedBy')}
          </Link>
        </p>
      ) : null}
      {page.correctsId ? (
        <p>
          <Link href={`/arenden/${caseId}/franvaro/${page.correctsId}`} prefetch={false}>
            {t('corrects')}
          </Link>
        </p>
      ) : null}
      <Section title={t('days.title')} actions={<LawNote>{t('days.source')}</LawNote>}>
        <ReviewedDays page={page} />
      </Section>
      {isDecided ? (
        <Section title={t('decided.title')} actions={<LawNote>{t('form.section')}</LawNote>}>
          <ReviewDecision page={page} />
          {mayCorrect ? <CorrectReview action={correctAbsenceReviewAction} input={{ caseId, reviewId }} /> : null}
        </Section>
      ) : (
        <>
          <Section title={t('nearby.title')}>
            <NearbyFactList caseId={caseId} facts={page.nearby} />
          </Section>
          <Section title={t('form.title')}>
            {mayWrite ? (
              <ReviewForm
                key={page.reviewId}
                page={page}
                actions={{ save: saveAbsenceReviewAction, decide: decideAbsenceReviewAction }}
              />
            ) : (
              <EmptyState title={t('form.notYours')}>{t('readOnly')}</EmptyState>
            )}
          </Section>
        </>
      )}
    </>
  );
}
