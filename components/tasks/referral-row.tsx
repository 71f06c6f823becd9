import { useTranslations } from 'next-intl';
import type { ReferralTask, TaskSectionKey } from '@/lib/tasks';
import { daysBetween, formatDayAndMonth, type IsoDay, toIsoWeek } from '@/lib/time';
import { DayOff, DueIn } from './day-text';
import { draftHref, planHref, referralHref, reportHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

type ReferralRowProps = { task: ReferralTask; section: TaskSectionKey; today: IsoDay };

/** A referral to decide, to go on with, to take up again after, or that begins. */
export function ReferralRow({ task, section, today }: ReferralRowProps) {
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
        action={{ label: t('actions.receive'), href: planHref(person.caseId) }}
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
