import { useTranslations } from 'next-intl';
import { Gap, Hours } from '@/components/ui/hours';
import { WeekBar } from '@/components/ui/week-bar';
import type { DutyTask, ExpiryKind, ExpiryTask, PlanTask, WeekTask } from '@/lib/tasks';
import { formatDayAndMonth, formatHours, formatMonth } from '@/lib/time';
import { DayOff, DueIn } from './day-text';
import { assessmentHref, demandHref, followUpHref, planHref, referralHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

/** A proposed plan that waits for the reader's authority. */
export function PlanRow({ task, otherParty }: { task: PlanTask; otherParty: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' }) {
  const t = useTranslations('tasks');
  const parties = useTranslations('parties');
  const standing = task.isForOneAuthority
    ? t('plan.onlyMunicipality')
    : task.isLastApproval
      ? t('plan.otherApproved', { party: parties(otherParty) })
      : t('plan.noneApproved');
  return (
    <TaskRow
      who={task.person}
      what={task.proposedByName ? t('plan.proposedBy', { name: task.proposedByName }) : t('plan.proposed')}
      detail={standing}
      when={<DueIn workingDays={task.workingDaysLeft} />}
      action={{ label: t('actions.review'), href: planHref(task.person.caseId) }}
    />
  );
}

/** A week that does not reach: the bar, the hours, the gap, and who can do something about it. */
export function BelowFullTimeRow({ task }: { task: WeekTask }) {
  const t = useTranslations('tasks');
  const causes = useTranslations('gapCauses');
  const owners = useTranslations('gapOwners');
  const { gapCause } = task;
  return (
    <TaskRow
      who={task.person}
      what={
        <span className={styles.week}>
          <WeekBar segments={task.week} label={task.person.caseNumber ?? task.person.name} />
          <Hours minutes={task.assignedMinutes} ofMinutes={task.requiredMinutes} />
          <Gap minutes={task.gapMinutes} />
        </span>
      }
      when={
        gapCause === null
          ? null
          : gapCause.code === 'UNKNOWN'
            ? causes(gapCause.code)
            : t('week.cause', { cause: causes(gapCause.code), owner: owners(gapCause.owner) })
      }
      action={{ label: t('actions.plan'), href: planHref(task.person.caseId), isButton: false }}
    />
  );
}

/** A case that nobody has assessed. */
export function AssessRow({ task }: { task: WeekTask }) {
  const t = useTranslations('tasks');
  return (
    <TaskRow
      who={task.person}
      what={t('week.noAssessment')}
      when={<span className={styles.time}>{t('week.openedOn', { day: formatDayAndMonth(task.openedOn) })}</span>}
      action={{ label: t('actions.assess'), href: assessmentHref(task.person.caseId), isButton: false }}
    />
  );
}

/** A person of whom activity shall be demanded, and is not. The way leads to the assessment, filled in for it. */
export function DutyRow({ task }: { task: DutyTask }) {
  const t = useTranslations('law.task');
  const grounds = useTranslations('assessment.grounds');
  const tasks = useTranslations('tasks');
  return (
    <TaskRow
      who={task.person}
      what={t(task.hasArisen ? 'arisen' : 'coming', { month: formatMonth(task.arisesMonth) })}
      detail={task.ground ? t('now', { ground: grounds(task.ground) }) : tasks('week.noAssessment')}
      when={<span className={styles.time}>{t('since', { month: formatMonth(task.fromMonth) })}</span>}
      action={{ label: tasks('actions.assess'), href: demandHref(task.person.caseId) }}
    />
  );
}

/** A case of which activity is demanded and that has no plan. */
export function PlanlessRow({ task }: { task: WeekTask }) {
  const t = useTranslations('tasks');
  return (
    <TaskRow
      who={task.person}
      what={t('week.required', { hours: formatHours(task.requiredMinutes) })}
      when={<span className={styles.time}>{t(task.hasDraft ? 'week.hasDraft' : 'week.noPlan')}</span>}
      action={{
        label: t(task.hasDraft ? 'actions.continuePlan' : 'actions.plan'),
        href: planHref(task.person.caseId),
        isButton: false,
      }}
    />
  );
}

const EXPIRY_ACTIONS = {
  FOLLOW_UP: 'followUp',
  PLAN_AGE: 'renew',
  ASSESSMENT: 'assess',
  REFERRAL: 'open',
  EXEMPTION: 'assess',
} as const satisfies Record<ExpiryKind, string>;

/** Something that has run out or is about to. */
export function ExpiryRow({ task }: { task: ExpiryTask }) {
  const t = useTranslations('tasks');
  const exemptions = useTranslations('assessment.exemptions');
  const { person, kind, subjectId, hasPassed } = task;
  const saysPassed = hasPassed && (kind === 'PLAN_AGE' || kind === 'REFERRAL');
  const href = {
    FOLLOW_UP: followUpHref(person.caseId),
    PLAN_AGE: planHref(person.caseId),
    ASSESSMENT: assessmentHref(person.caseId),
    REFERRAL: referralHref(person.caseId, subjectId),
    EXEMPTION: assessmentHref(person.caseId),
  }[kind];
  return (
    <TaskRow
      who={person}
      what={t(`expiry.${saysPassed ? `${kind}_passed` : kind}`)}
      detail={task.exemption ? exemptions(task.exemption) : task.detail}
      when={<DayOff {...task} />}
      action={{ label: t(`actions.${EXPIRY_ACTIONS[kind]}`), href, isButton: false }}
    />
  );
}
