import { useTranslations } from 'next-intl';
import type { BarrierTask } from '@/lib/tasks';
import { DueIn } from './day-text';
import { barriersHref } from './task-links';
import { TaskRow } from './task-row';

/** Something that stands in the way: what, whose it is, who minds it and by when. */
export function BarrierRow({ task }: { task: BarrierTask }) {
  const t = useTranslations('tasks');
  const causes = useTranslations('gapCauses');
  const owners = useTranslations('gapOwners');
  const { person, code, owner, workingDaysLeft, mindedByName, ownerContact } = task;
  const who = [ownerContact, mindedByName === null ? null : t('barrier.mindedBy', { name: mindedByName })];
  return (
    <TaskRow
      who={person}
      what={t('week.cause', { cause: causes(code), owner: owners(owner) })}
      detail={who.filter(Boolean).join(' · ') || null}
      when={workingDaysLeft === null ? null : <DueIn workingDays={workingDaysLeft} />}
      action={{ label: t('actions.barrier'), href: barriersHref(person.caseId), isButton: false }}
    />
  );
}
