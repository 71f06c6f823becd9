import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { AbsenceStanding, OpenAbsenceReviewInput } from '@/lib/absence-reviews';
import styles from './absence.module.css';
import type { OpenReview } from './open-review-button';
import { WaitingAbsence } from './waiting-absence';

export interface CaseAbsenceProps {
  standing: AbsenceStanding;
  action: OpenReview<OpenAbsenceReviewInput> | null;
}

/** Beside the attendance of a case: unexcused days to look into, and the way to all of it. */
export function CaseAbsence({ standing, action }: CaseAbsenceProps) {
  const t = useTranslations('absence');
  const waits = standing.waiting.length > 0 || standing.openReview !== null;
  return (
    <div className={styles.beside}>
      {waits ? (
        <>
          <h3>{t('waiting.title')}</h3>
          <WaitingAbsence standing={standing} action={action} />
        </>
      ) : null}
      <p>
        <Link href={`/arenden/${standing.caseId}/franvaro`} prefetch={false}>
          {t('all')}
        </Link>
      </p>
    </div>
  );
}
