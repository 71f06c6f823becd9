import { useTranslations } from 'next-intl';
import type { FourMonthTask, OutcomeTask } from '@/lib/tasks';
import { formatDayAndMonth } from '@/lib/time';
import { followUpHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

/** An activity or a plan that has ended: what came of it? */
export function OutcomeRow({ task }: { task: OutcomeTask }) {
  const t = useTranslations('tasks');
  const { person, what, subjectId, title, endedOn } = task;
  return (
    <TaskRow
      who={person}
      what={what === 'PLAN' ? t('outcome.plan') : title}
      when={<span className={styles.time}>{t('outcome.endedOn', { day: formatDayAndMonth(endedOn) })}</span>}
      action={{ label: t('actions.outcome'), href: followUpHref(person.caseId, subjectId), isButton: false }}
    />
  );
}

/** Work or studies that began four months ago: is the person still there? */
export function FourMonthRow({ task }: { task: FourMonthTask }) {
  const t = useTranslations('tasks');
  const { person, result, startsOn } = task;
  return (
    <TaskRow
      who={person}
      what={t(`fourMonths.${result}`)}
      when={<span className={styles.time}>{t('fourMonths.since', { day: formatDayAndMonth(startsOn) })}</span>}
      action={{ label: t('actions.fourMonths'), href: followUpHref(person.caseId), isButton: false }}
    />
  );
}
