import { useTranslations } from 'next-intl';
import type { EmploymentTask } from '@/lib/tasks';
import { formatDayAndMonth } from '@/lib/time';
import { DueIn } from './day-text';
import { employmentHref } from './task-links';
import { TaskRow } from './task-row';

/** A place held for a person: whose turn it is, and how long the place is still there. */
export function EmploymentRow({ task, ownParty }: { task: EmploymentTask; ownParty: string }) {
  const t = useTranslations('tasks.employment');
  const { person, state, work, workplace, heldUntil, holdWorkingDaysLeft } = task;
  const isOurs = (state === 'REQUESTED') === (ownParty === 'EMPLOYMENT_SERVICE');
  return (
    <TaskRow
      who={person}
      what={t(`what.${state}`)}
      detail={t('detail', { work, workplace, day: formatDayAndMonth(heldUntil) })}
      when={<DueIn workingDays={holdWorkingDaysLeft} />}
      action={{
        label: t(isOurs ? `action.${state}` : 'action.open'),
        href: employmentHref(person.caseId),
        isButton: isOurs,
      }}
    />
  );
}
