import { useTranslations } from 'next-intl';
import { AcknowledgeButton, type AcknowledgeUnheard } from '@/components/unheard-referrals/acknowledge-button';
import type { UnheardTask, UnknownProgrammeTask } from '@/lib/tasks';
import { formatDayAndMonth } from '@/lib/time';
import { Since } from './day-text';
import { planHref, recordFoundHref, unheardHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

/** A referral that the municipality was not heard about: a manager takes note in one click, an officer revises the plan. */
export function UnheardRow({ task, action }: { task: UnheardTask; action: AcknowledgeUnheard | null }) {
  const t = useTranslations('tasks');
  const marks = useTranslations('unheard.marks');
  const { person, unheardId, kind, serviceName, providerName, startsOn, since, waitedWorkingDays } = task;
  return (
    <TaskRow
      who={person}
      what={t('unheard.to', { mark: marks(kind), provider: providerName })}
      detail={t('unheard.detail', { service: serviceName, day: formatDayAndMonth(startsOn) })}
      when={<Since day={since} workingDays={waitedWorkingDays} />}
      action={
        action
          ? { label: t('actions.open'), href: unheardHref(person.caseId) }
          : { label: t('actions.revisePlan'), href: planHref(person.caseId) }
      }
      control={
        action ? (
          <AcknowledgeButton action={action} input={{ caseId: person.caseId, unheardId }} className={styles.action}>
            {t('actions.acknowledge')}
            <span className="visually-hidden">, {person.name}</span>
          </AcknowledgeButton>
        ) : undefined
      }
    />
  );
}

/** A programme in Arbetsförmedlingen's data that nothing here knows of: record it, or plan it. */
export function UnknownProgrammeRow({ task: { person, serviceName } }: { task: UnknownProgrammeTask }) {
  const t = useTranslations('tasks');
  return (
    <TaskRow
      who={person}
      what={serviceName}
      detail={t('unheard.unknown')}
      action={{ label: t('actions.recordFound'), href: recordFoundHref(person.caseId), isButton: false }}
    />
  );
}
