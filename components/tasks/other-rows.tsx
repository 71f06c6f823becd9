import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import {
  type ImportTask,
  isManager,
  type ReportTask,
  type TaskPage,
  type VerifyTask,
  type WaitingTask,
} from '@/lib/tasks';
import { formatInstant, formatWeek } from '@/lib/time';
import { ConsultationSubject } from './consultation-row';
import { DueIn, Since } from './day-text';
import { consultationHref, importHref, planHref, proposalsHref, reportHref } from './task-links';
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

/** Something that another party is to do, with whose turn it is and since when. */
export function WaitingRow({ task }: { task: WaitingTask }) {
  const t = useTranslations('tasks');
  const when = (
    <>
      <PartyMark party={task.party} /> <Since day={task.since} workingDays={task.waitedWorkingDays} />
    </>
  );
  if (task.what === 'PROVIDER_REPORT') {
    return (
      <TaskRow
        who={task.providerName}
        what={t('waiting.report', { week: formatWeek(task.week) })}
        detail={t('waiting.participants', { persons: task.persons })}
        when={when}
        action={{
          label: t('actions.open'),
          href: reportHref(task.week, { id: task.providerId, isManager: false }),
          isButton: false,
        }}
      />
    );
  }
  const { person } = task.task;
  if (task.what === 'PLAN') {
    return (
      <TaskRow
        who={person}
        what={t('waiting.approval')}
        when={when}
        action={{ label: t('actions.open'), href: planHref(person.caseId), isButton: false }}
      />
    );
  }
  if (task.what === 'PROPOSAL') {
    return (
      <TaskRow
        who={person}
        what={t('waiting.proposal')}
        detail={task.task.title}
        when={when}
        action={{ label: t('actions.open'), href: proposalsHref(person.caseId), isButton: false }}
      />
    );
  }
  const { state, consultationId, workingDaysLeft } = task.task;
  return (
    <TaskRow
      who={person}
      what={t(
        state === 'ANSWERED' ? 'waiting.conclusion' : state === 'CONCLUDED' ? 'waiting.confirmation' : 'waiting.answer',
      )}
      detail={<ConsultationSubject task={task.task} />}
      when={
        workingDaysLeft === null ? (
          when
        ) : (
          <>
            <PartyMark party={task.party} /> <DueIn workingDays={workingDaysLeft} />
          </>
        )
      }
      action={{ label: t('actions.open'), href: consultationHref(person.caseId, consultationId), isButton: false }}
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
