import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { ProposalTask } from '@/lib/tasks';
import { Since } from './day-text';
import { proposalsHref } from './task-links';
import { TaskRow } from './task-row';

/** A proposal to change the plan that waits for the reader's authority. */
export function ProposalRow({ task }: { task: ProposalTask }) {
  const t = useTranslations('tasks');
  const words = useTranslations('planProposals.task');
  return (
    <TaskRow
      who={task.person}
      what={words('from', { title: task.title, name: task.proposedByName })}
      when={
        <>
          <PartyMark party={task.proposedByParty} />{' '}
          <Since day={task.proposedOn} workingDays={task.waitedWorkingDays} />
        </>
      }
      action={{ label: t('actions.answerProposal'), href: proposalsHref(task.person.caseId) }}
    />
  );
}
