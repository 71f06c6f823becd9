import { useTranslations } from 'next-intl';
import type { CorrectAbsenceReviewInput } from '@/lib/absence-reviews';
import styles from './absence.module.css';
import { type OpenReview, OpenReviewButton } from './open-review-button';

export interface CorrectReviewProps {
  action: OpenReview<CorrectAbsenceReviewInput>;
  input: CorrectAbsenceReviewInput;
}

/** A decision stands; a new review may correct it. */
export function CorrectReview({ action, input }: CorrectReviewProps) {
  const t = useTranslations('absence');
  return (
    <div className={styles.correct}>
      <p className="subtle">{t('correctHelp')}</p>
      <OpenReviewButton action={action} input={input} className={styles.open}>
        {t('correct')}
      </OpenReviewButton>
    </div>
  );
}
