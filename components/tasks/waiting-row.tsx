import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import { conversationPath } from '@/lib/conversations';
import type { WaitingTask } from '@/lib/tasks';
import { formatDay, formatDayAndMonth, formatWeek } from '@/lib/time';
import { ConsultationSubject } from './consultation-row';
import { DueIn, Since } from './day-text';
import { agreementHref, consultationHref, employmentHref, planHref, proposalsHref, reportHref } from './task-links';
import { TaskRow, type TaskRowProps } from './task-row';

/** Something that another party is to do, with whose turn it is and since when. */
export function WaitingRow({ task }: { task: WaitingTask }) {
  const t = useTranslations('tasks');
  const { href, ...about } = useSubject(task);
  const left = task.what === 'CONSULTATION' || task.what === 'PLAN' ? task.task.workingDaysLeft : null;
  return (
    <TaskRow
      {...about}
      when={
        <>
          <PartyMark party={task.party} />{' '}
          {left === null ? (
            <Since day={task.since} workingDays={task.waitedWorkingDays} />
          ) : (
            <DueIn workingDays={left} />
          )}
        </>
      }
      action={{ label: t('actions.open'), href, isButton: false }}
    />
  );
}

/** Whom and what it is about, and where it is seen. */
function useSubject(waiting: WaitingTask): Pick<TaskRowProps, 'who' | 'what' | 'detail'> & { href: string } {
  const t = useTranslations('tasks');
  switch (waiting.what) {
    case 'PROVIDER_REPORT':
      return {
        who: waiting.providerName,
        what: t('waiting.report', { week: formatWeek(waiting.week) }),
        detail: t('waiting.participants', { persons: waiting.persons }),
        href: reportHref(waiting.week, { id: waiting.providerId, isManager: false }),
      };
    case 'PLAN': {
      const { person } = waiting.task;
      return { who: person, what: t('waiting.approval'), href: planHref(person.caseId) };
    }
    case 'PROPOSAL': {
      const { person, title } = waiting.task;
      return { who: person, what: t('waiting.proposal'), detail: title, href: proposalsHref(person.caseId) };
    }
    case 'MESSAGE': {
      const { person, count, authorName } = waiting.task;
      return {
        who: person,
        what: t('waiting.message'),
        detail: t('message.waiting', { count, name: authorName }),
        href: conversationPath(person.caseId),
      };
    }
    case 'EMPLOYMENT': {
      const { person, work, workplace, heldUntil } = waiting.task;
      return {
        who: person,
        what: t('waiting.employment'),
        detail: t('employment.detail', { work, workplace, day: formatDayAndMonth(heldUntil) }),
        href: employmentHref(person.caseId),
      };
    }
    case 'AGREEMENT': {
      const { municipalityId, municipalityName, startsOn, proposedByName } = waiting.task;
      return {
        who: municipalityName,
        what: t('waiting.agreement', { day: formatDay(startsOn) }),
        detail: t('agreement.proposedBy', { name: proposedByName }),
        href: agreementHref(municipalityId),
      };
    }
    case 'CONSULTATION': {
      const { person, state, consultationId } = waiting.task;
      const step = state === 'ANSWERED' ? 'conclusion' : state === 'CONCLUDED' ? 'confirmation' : 'answer';
      return {
        who: person,
        what: t(`waiting.${step}`),
        detail: <ConsultationSubject task={waiting.task} />,
        href: consultationHref(person.caseId, consultationId),
      };
    }
  }
}
