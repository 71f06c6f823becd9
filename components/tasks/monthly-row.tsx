import { useTranslations } from 'next-intl';
import { Gap, Hours } from '@/components/ui/hours';
import { formatMonth } from '@/lib/monthly-assessments';
import type { MonthlyTask } from '@/lib/tasks';
import { monthHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

/** A case whose month is to be assessed: when it last was, how the week stands, and whether AF has said anything. */
export function MonthlyRow({ task }: { task: MonthlyTask }) {
  const t = useTranslations('tasks');
  const { person, month, lastMonth, requiredMinutes, assignedMinutes, gapMinutes, hasNote } = task;
  return (
    <TaskRow
      who={person}
      what={
        assignedMinutes > 0 || requiredMinutes > 0 ? (
          <span>
            <Hours minutes={assignedMinutes} ofMinutes={requiredMinutes} />{' '}
            {gapMinutes > 0 ? <Gap minutes={gapMinutes} /> : null}
          </span>
        ) : (
          t('monthly.nothingRequired')
        )
      }
      detail={hasNote ? t('monthly.hasNote') : null}
      when={
        <span className={styles.time}>
          {lastMonth ? t('monthly.last', { month: formatMonth(lastMonth) }) : t('monthly.never')}
        </span>
      }
      action={{ label: t('actions.assessMonth'), href: monthHref(person.caseId, month), isButton: false }}
    />
  );
}
