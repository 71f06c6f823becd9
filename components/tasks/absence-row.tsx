import { useTranslations } from 'next-intl';
import { type OpenReview, OpenReviewButton } from '@/components/absence-reviews/open-review-button';
import type { OpenAbsenceReviewInput } from '@/lib/absence-reviews';
import type { AbsenceTask } from '@/lib/tasks';
import { formatDayAndMonth, formatHours, formatWeek } from '@/lib/time';
import { absenceHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

export interface AbsenceRowProps {
  task: AbsenceTask;
  /** Null for one who may read reviews and not write them. */
  action: OpenReview<OpenAbsenceReviewInput> | null;
}

/** Unexcused days to look into: one click opens the review, or goes on with the one that is under way. */
export function AbsenceRow({ task, action }: AbsenceRowProps) {
  const t = useTranslations('tasks');
  const { person, reviewId, week, firstDay, lastDay, days, absentMinutes, openedOn } = task;
  const label = reviewId ? t('actions.continue') : t('actions.look');
  return (
    <TaskRow
      who={person}
      what={t('absence.days', { days, hours: formatHours(absentMinutes) })}
      detail={
        firstDay === lastDay
          ? formatDayAndMonth(firstDay)
          : t('absence.period', { from: formatDayAndMonth(firstDay), to: formatDayAndMonth(lastDay) })
      }
      when={
        <span className={styles.time}>
          {openedOn ? t('absence.openedOn', { day: formatDayAndMonth(openedOn) }) : formatWeek(week)}
        </span>
      }
      action={{ label, href: absenceHref(person.caseId, reviewId), isButton: action !== null && reviewId === null }}
      control={
        action && reviewId === null ? (
          <OpenReviewButton action={action} input={{ caseId: person.caseId, week }} className={styles.action}>
            {label}
            <span className="visually-hidden">, {person.name}</span>
          </OpenReviewButton>
        ) : undefined
      }
    />
  );
}
