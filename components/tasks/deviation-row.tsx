import { useTranslations } from 'next-intl';
import type { DeviationTask } from '@/lib/tasks';
import { formatDay } from '@/lib/time';
import { deviationsHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

/** Something that a provider has told and that one is to read: what it was and which day, in its words on the page it leads to. */
export function DeviationRow({ task }: { task: DeviationTask }) {
  const t = useTranslations('tasks');
  const kinds = useTranslations('participants.deviations.kinds');
  return (
    <TaskRow
      who={task.person}
      what={kinds(task.kind)}
      detail={t('deviation.from', { provider: task.providerName })}
      when={<span className={styles.time}>{formatDay(task.happenedOn)}</span>}
      action={{ label: t('actions.read'), href: deviationsHref(task.person.caseId, task.happenedOn), isButton: false }}
    />
  );
}
