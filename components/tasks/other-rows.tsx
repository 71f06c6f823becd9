import { useTranslations } from 'next-intl';
import { type ImportTask, isManager, type ReportTask, type TaskPage, type VerifyTask } from '@/lib/tasks';
import { formatInstant, formatWeek } from '@/lib/time';
import { importHref, reportHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

/** A week to report: of a group, of what has no group, or of one participant. */
export function ReportRow({ task, role }: { task: ReportTask; role: TaskPage['reader']['role'] }) {
  const t = useTranslations('tasks');
  const days = t('report.days', { days: task.unreportedDays });
  return (
    <TaskRow
      who={task.person ?? task.groupName ?? t('report.ungrouped')}
      opensCase={role !== 'PROVIDER_COACH'}
      what={task.person ? days : `${t('report.persons', { persons: task.persons })} · ${days}`}
      when={<span className={styles.time}>{formatWeek(task.week)}</span>}
      action={{
        label: t('actions.report'),
        href: reportHref(task.week, { id: task.groupId, isManager: isManager(role) }),
        isButton: role === 'PROVIDER_COACH',
      }}
    />
  );
}

/** A week that a provider has reported and one is to verify. */
export function VerifyRow({ task }: { task: VerifyTask }) {
  const t = useTranslations('tasks');
  return (
    <TaskRow
      who={task.providerName}
      what={t('verify.days', { days: task.unverifiedDays })}
      detail={t('waiting.participants', { persons: task.persons })}
      when={<span className={styles.time}>{formatWeek(task.week)}</span>}
      action={{
        label: t('actions.verify'),
        href: reportHref(task.week, { id: task.providerId, isManager: false }),
        isButton: false,
      }}
    />
  );
}

/** A file that is read and not yet carried through. */
export function ImportRow({ task }: { task: ImportTask }) {
  const t = useTranslations('tasks');
  const { rows, toCreate, toChange, faulty } = task;
  return (
    <TaskRow
      who={task.fileName}
      what={task.state === 'RECEIVING' ? t('import.receiving') : t('import.rows', { rows })}
      detail={task.state === 'RECEIVING' ? null : t('import.counts', { created: toCreate, changed: toChange, faulty })}
      when={
        <span className={styles.time}>
          {t('import.uploaded', { at: formatInstant(new Date(task.uploadedAt)), name: task.uploadedByName })}
        </span>
      }
      action={{ label: t('actions.review'), href: importHref(task.importId) }}
    />
  );
}
