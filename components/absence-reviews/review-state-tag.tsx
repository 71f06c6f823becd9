import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { StatusTag } from '@/components/ui/tags';
import type { ListedAbsenceReview } from '@/lib/absence-reviews';

/** Where a review stands: under way, or what was decided; one that has been corrected says so. */
export function ReviewStateTag({ review: { decision, isCorrected } }: { review: ListedAbsenceReview }) {
  const t = useTranslations('absence');
  if (decision === null) {
    return (
      <StatusTag tone="attention" icon={<Icon name="hourglass" />}>
        {t('underWay')}
      </StatusTag>
    );
  }
  return (
    <StatusTag tone={isCorrected ? 'quiet' : 'neutral'} icon={<Icon name={isCorrected ? 'minus' : 'check'} />}>
      {isCorrected ? t('correctedState', { decision: t(`decisions.${decision}`) }) : t(`decisions.${decision}`)}
    </StatusTag>
  );
}
