import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { AbsenceStanding, OpenAbsenceReviewInput } from '@/lib/absence-reviews';
import { formatDayAndMonth, formatHours, formatWeek } from '@/lib/time';
import styles from './absence.module.css';
import { type OpenReview, OpenReviewButton } from './open-review-button';

export interface WaitingAbsenceProps {
  standing: AbsenceStanding;
  /** Null for one who may read and not write. */
  action: OpenReview<OpenAbsenceReviewInput> | null;
}

/** The weeks with unexcused days that nobody has looked into, each one click from a review, and the review under way. */
export function WaitingAbsence({ standing: { caseId, waiting, openReview }, action }: WaitingAbsenceProps) {
  const t = useTranslations('absence.waiting');
  return (
    <ul className={styles.waiting}>
      {openReview ? (
        <li>
          <div>
            <b>{t('underWay')}</b>
            <span>{t('underWayDays', { days: openReview.days, day: formatDayAndMonth(openReview.openedOn) })}</span>
          </div>
          <Link href={`/arenden/${caseId}/franvaro/${openReview.reviewId}`} prefetch={false} className={styles.open}>
            {t('continue')}
          </Link>
        </li>
      ) : null}
      {waiting.map(({ week, days, absentMinutes }) => (
        <li key={week}>
          <div>
            <b>{formatWeek(week)}</b>
            <span>
              {days.map(formatDayAndMonth).join(', ')} · {formatHours(absentMinutes)} h
            </span>
          </div>
          {action ? (
            <OpenReviewButton action={action} input={{ caseId, week }} className={styles.open}>
              {t(openReview ? 'add' : 'open')}
              <span className="visually-hidden">, {formatWeek(week)}</span>
            </OpenReviewButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
