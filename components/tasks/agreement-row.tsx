import { useTranslations } from 'next-intl';
import type { AgreementTask, GoalsTask } from '@/lib/tasks';
import { formatDay } from '@/lib/time';
import { Since } from './day-text';
import { agreementGoalsHref, agreementHref } from './task-links';
import { TaskRow } from './task-row';

/** A version of the överenskommelse that waits for the reader's party. */
export function AgreementRow({ task }: { task: AgreementTask }) {
  const t = useTranslations('tasks');
  return (
    <TaskRow
      who={task.municipalityName}
      what={t('agreement.what', { day: formatDay(task.startsOn) })}
      detail={t('agreement.proposedBy', { name: task.proposedByName })}
      when={<Since day={task.proposedOn} workingDays={task.waitedWorkingDays} />}
      action={{ label: t('actions.review'), href: agreementHref(task.municipalityId) }}
    />
  );
}

/** The goals of a municipality's överenskommelse that the reader's party has yet to follow up. */
export function GoalsRow({ task }: { task: GoalsTask }) {
  const t = useTranslations('tasks');
  const { municipalityId, municipalityName, year, goals } = task;
  return (
    <TaskRow
      who={municipalityName}
      what={t('agreement.goals', { goals, year: String(year) })}
      action={{ label: t('actions.followUp'), href: agreementGoalsHref(municipalityId), isButton: false }}
    />
  );
}
