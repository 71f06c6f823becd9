import { useTranslations } from 'next-intl';
import { WaitedClocks } from '@/components/consultations/consultation-clocks';
import { PartyDirection } from '@/components/ui/party-mark';
import { answeringPartyOf, type ConsultingParty } from '@/lib/consultations';
import type { ConsultationTask, TaskSectionKey } from '@/lib/tasks';
import { formatHours } from '@/lib/time';
import { DueIn, Since } from './day-text';
import { consultationHref, managersHref } from './task-links';
import { TaskRow } from './task-row';

const ACTIONS = { ANSWER: 'answer', CONCLUDE: 'conclude', CONFIRM: 'confirm' } as const;

type ConsultationRowProps = { task: ConsultationTask; section: TaskSectionKey; ownParty: ConsultingParty };

/** A samråd: what it is about, what it would do to the week, and whose turn it is. */
export function ConsultationRow({ task, section, ownParty }: ConsultationRowProps) {
  const t = useTranslations('tasks');
  // What is overdue stands apart for a manager, who may still be the one to answer.
  const isOwnToAnswer = section === 'OVERDUE' && task.waitingFor === ownParty;
  const action = isOwnToAnswer ? 'answer' : section in ACTIONS ? ACTIONS[section as keyof typeof ACTIONS] : 'open';
  const lead = isOwnToAnswer || (section !== 'OVERDUE' && section !== 'DISAGREED') ? consultationHref : managersHref;
  const href = lead(task.person.caseId, task.consultationId);
  return (
    <TaskRow
      who={task.person}
      what={<ConsultationSubject task={task} />}
      detail={<ConsultationDetail task={task} ownParty={ownParty} />}
      when={
        <>
          <PartyDirection from={task.requestedByParty} to={answeringPartyOf(task.requestedByParty)} />{' '}
          {task.workingDaysLeft === null ? (
            <Since day={task.since} workingDays={task.waitedWorkingDays} />
          ) : (
            <DueIn workingDays={task.workingDaysLeft} />
          )}{' '}
          <WaitedClocks waited={task.waitedByParty} />
        </>
      }
      action={{ label: t(`actions.${action}`), href }}
    />
  );
}

/** «Anvisning till Stigfinnaren», or what else is proposed. */
export function ConsultationSubject({ task }: { task: ConsultationTask }) {
  const t = useTranslations('tasks.consultation');
  const kinds = useTranslations('consultation.kinds');
  if (!task.providerName) return kinds(task.kind);
  return t('referral', { provider: task.providerName });
}

/** What has been said, and what the proposal does to the week. */
function ConsultationDetail({ task, ownParty }: { task: ConsultationTask; ownParty: ConsultingParty }) {
  const t = useTranslations('tasks.consultation');
  const said = useTranslations('consultation');
  const { effect, managerSaid } = task;
  const parts: string[] = [];
  if (managerSaid) parts.push(t(`managers.${managerSaid.party === ownParty ? 'OWN' : 'OTHER'}.${managerSaid.kind}`));
  if (task.conclusion) parts.push(said(`conclusions.${task.conclusion}`));
  else if (task.answer) parts.push(said(`answers.${task.hasCounterProposal ? 'COUNTER' : task.answer}`));
  if (effect) {
    const hours = { before: formatHours(effect.beforeMinutes), after: formatHours(effect.afterMinutes) };
    parts.push(t(effect.beforeMinutes === effect.afterMinutes ? 'weekStays' : 'weekGoes', hours));
    if (effect.brokenOff.length > 0) parts.push(t('breaksOff', { activities: effect.brokenOff.join(', ') }));
  }
  return parts.join(' · ');
}
