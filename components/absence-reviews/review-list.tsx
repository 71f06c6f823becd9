import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import type { ListedAbsenceReview } from '@/lib/absence-reviews';
import { formatDay, formatHours } from '@/lib/time';
import { ReviewStateTag } from './review-state-tag';

/** Every review of a case, newest first. */
export function ReviewList({ caseId, reviews }: { caseId: string; reviews: ListedAbsenceReview[] }) {
  const t = useTranslations('absence.list');
  return (
    <DataTable
      caption={t('caption')}
      head={
        <>
          <HeadCell>{t('days')}</HeadCell>
          <HeadCell numeric>{t('hours')}</HeadCell>
          <HeadCell>{t('state')}</HeadCell>
          <HeadCell>{t('by')}</HeadCell>
        </>
      }
    >
      {reviews.map((review) => (
        <DataRow key={review.reviewId} tone={review.decision === null ? 'attention' : undefined}>
          <RowHead>
            <Link href={`/arenden/${caseId}/franvaro/${review.reviewId}`} prefetch={false}>
              {review.firstDay === review.lastDay
                ? formatDay(review.firstDay)
                : `${formatDay(review.firstDay)} – ${formatDay(review.lastDay)}`}
            </Link>
          </RowHead>
          <DataCell label={t('hours')} numeric>
            {formatHours(review.absentMinutes)}
          </DataCell>
          <DataCell>
            <ReviewStateTag review={review} />
          </DataCell>
          <DataCell label={t('by')}>
            {review.decidedOn
              ? t('decidedBy', { name: review.decidedByName ?? '', day: formatDay(review.decidedOn) })
              : t('openedBy', { name: review.openedByName ?? '', day: formatDay(review.openedOn) })}
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
