import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import { conversationPath } from '@/lib/conversations';
import type { MessageTask } from '@/lib/tasks';
import { Since } from './day-text';
import { TaskRow } from './task-row';

/** What the other authority has asked in a case and not been answered. */
export function MessageRow({ task }: { task: MessageTask }) {
  const t = useTranslations('tasks');
  const { person, count, authorName, party, since, waitedWorkingDays } = task;
  return (
    <TaskRow
      who={person}
      what={t('message.waiting', { count, name: authorName })}
      when={
        <>
          <PartyMark party={party} /> <Since day={since} workingDays={waitedWorkingDays} />
        </>
      }
      action={{ label: t('actions.answerMessage'), href: conversationPath(person.caseId) }}
    />
  );
}
