import { useTranslations } from 'next-intl';
import type { SampleTask } from '@/lib/tasks';
import { formatMonth } from '@/lib/time';
import { Since } from './day-text';
import { sampleHref } from './task-links';
import { TaskRow } from './task-row';

/** A month with drawn days that somebody else than the one who reported is to check. */
export function SampleRow({ task }: { task: SampleTask }) {
  const t = useTranslations('tasks');
  return (
    <TaskRow
      who={t('sample.who', { month: formatMonth(task.month) })}
      what={t('sample.days', { days: task.days })}
      detail={t('sample.persons', { persons: task.persons })}
      when={<Since day={task.drawnOn} workingDays={task.waitedWorkingDays} />}
      action={{ label: t('actions.check'), href: sampleHref(task.month), isButton: false }}
    />
  );
}
