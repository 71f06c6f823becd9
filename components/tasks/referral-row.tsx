import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { StartButton, type StartReferral } from '@/components/referrals/start-button';
import type { ReferralTask, TaskSectionKey } from '@/lib/tasks';
import { daysBetween, formatDayAndMonth, formatHours, type IsoDay, toIsoWeek } from '@/lib/time';
import { DayOff, DueIn } from './day-text';
import { draftHref, referralHref, reportHref, returnHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

type ReferralRowProps = { task: ReferralTask; section: TaskSectionKey; today: IsoDay; start: StartReferral };

/** A referral to decide, to go on with, to take up again after, or that begins. */
export function ReferralRow({ task, section, today, start }: ReferralRowProps) {
  const t = useTranslations('tasks');
  const reasons = useTranslations('reasons');
  const { person, referralId } = task;
  const what = t('referral.at', { service: task.serviceName, provider: task.providerName });
  const starts = t('referral.starts', { day: formatDayAndMonth(task.startsOn) });
  if (section === 'DECIDE') {
    return (
      <TaskRow
        who={person}
        what={what}
        detail={task.hindrance ? reasons(task.hindrance) : starts}
        when={
          task.freshUntil && !task.hindrance ? (
            <span className={styles.time}>{t('referral.fresh', { day: formatDayAndMonth(task.freshUntil) })}</span>
          ) : null
        }
        action={{
          label: t(task.hindrance ? 'actions.open' : 'actions.decide'),
          href: referralHref(person.caseId, referralId),
        }}
      />
    );
  }
  if (section === 'RECEIVE') {
    return (
      <TaskRow
        who={person}
        what={what}
        detail={task.endedOn ? t('referral.endedOn', { day: formatDayAndMonth(task.endedOn) }) : null}
        when={task.workingDaysLeft === null ? null : <DueIn workingDays={task.workingDaysLeft} />}
        action={{ label: t('actions.receive'), href: returnHref(person.caseId) }}
      />
    );
  }
  if (section === 'START') return <StartRow task={task} today={today} start={start} />;
  if (section === 'END') {
    return (
      <TaskRow
        who={person}
        what={what}
        detail={t(task.state === 'DECIDED' ? 'referral.notStarted' : 'referral.endProposed')}
        action={{ label: t('actions.open'), href: referralHref(person.caseId, referralId) }}
      />
    );
  }
  if (section === 'STARTS_SOON') {
    return (
      <TaskRow
        who={person}
        opensCase={false}
        what={task.serviceName}
        when={<DayOff day={task.startsOn} hasPassed={false} days={daysBetween({ from: today, to: task.startsOn })} />}
        action={{
          label: t('actions.week'),
          href: reportHref(toIsoWeek(task.startsOn), { id: null, isManager: false }),
          isButton: false,
        }}
      />
    );
  }
  return (
    <TaskRow
      who={person}
      what={what}
      detail={starts}
      when={<span className={styles.time}>{t('referral.draftedOn', { day: formatDayAndMonth(task.draftedOn) })}</span>}
      action={{ label: t('actions.continue'), href: draftHref(person.caseId, referralId) }}
    />
  );
}

/** The coach says in one click that a participant has begun; on the referral's page that it has not, or with other hours. */
function StartRow({ task, today, start }: Omit<ReferralRowProps, 'section'>) {
  const t = useTranslations('tasks');
  const { person, referralId, revision, decidedWeeklyMinutes } = task;
  const href = referralHref(person.caseId, referralId);
  return (
    <TaskRow
      who={person}
      opensCase={false}
      what={
        <Link href={href} prefetch={false}>
          {task.serviceName}
        </Link>
      }
      detail={t('referral.decidedHours', { hours: formatHours(decidedWeeklyMinutes) })}
      when={
        <span className={styles.time}>{t('referral.decidedStart', { day: formatDayAndMonth(task.startsOn) })}</span>
      }
      action={{ label: t('actions.open'), href }}
      control={
        <StartButton
          action={start}
          input={{
            caseId: person.caseId,
            referralId,
            revision,
            startedOn: today,
            plannedWeeklyMinutes: decidedWeeklyMinutes,
            note: '',
          }}
          className={styles.action}
        >
          {t('actions.start')}
          <span className="visually-hidden">, {person.name}</span>
        </StartButton>
      }
    />
  );
}
