import { useTranslations } from 'next-intl';
import type { AgreementTask } from '@/lib/tasks';
import { formatDay } from '@/lib/time';
import { Since } from './day-text';
import { agreementHref } from './task-links';
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
