import { useTranslations } from 'next-intl';
import { PlanRemarkList } from '@/components/plans/plan-remark-list';
import { PartyMark } from '@/components/ui/party-mark';
import { PlanStatusTag } from '@/components/ui/tags';
import type { PlanActivityDto, PlanOfCase } from '@/lib/cases';
import { formatClockSpan, formatDay, formatHours, formatShortWeekday, formatWeekday, type IsoDay } from '@/lib/time';
import styles from './case-page.module.css';

/** The plan in force: what it leads to, its week, when it is followed up, and what is on its way. */
export function PlanInForce({ caseId, plan, today }: { caseId: string; plan: PlanOfCase; today: IsoDay }) {
  const t = useTranslations('cases.plan');
  const parties = useTranslations('parties');
  const { inForce, coming, open } = plan;
  const waitsFor = open?.waitsFor.map((party) => parties(party)).join(', ');
  return (
    <>
      <p className={styles.planLine}>
        <PlanStatusTag status={inForce ? 'IN_FORCE' : coming ? 'APPROVED' : (open?.state ?? 'NONE')} />
        {inForce ? (
          <span>
            <b>{inForce.goalKind ? t(`goals.${inForce.goalKind}`) : t('goals.NONE')}</b>
            {inForce.goalOccupation ? `: ${inForce.goalOccupation}` : ''}
          </span>
        ) : null}
        {inForce ? <FollowUp followUpOn={inForce.followUpOn} today={today} /> : null}
      </p>
      {inForce ? <PlanRemarkList caseId={caseId} {...inForce} openNumber={open?.versionNumber ?? null} /> : null}
      {inForce ? <WeekGrid activities={inForce.activities} /> : null}
      {coming ? <p>{t('coming', { number: coming.versionNumber, day: formatDay(coming.inForceFrom) })}</p> : null}
      {open?.state === 'PROPOSED' ? (
        <p>{t('proposed', { number: open.versionNumber, parties: waitsFor ?? '' })}</p>
      ) : null}
      {open?.state === 'DRAFT' ? <p>{t('draft', { number: open.versionNumber })}</p> : null}
      {!inForce && !coming && !open ? <p className="subtle">{t('none')}</p> : null}
    </>
  );
}

function FollowUp({ followUpOn, today }: { followUpOn: IsoDay | null; today: IsoDay }) {
  const t = useTranslations('cases.plan');
  if (followUpOn === null) return <span className="subtle">{t('noFollowUp')}</span>;
  const isLate = followUpOn < today;
  return (
    <span className={isLate ? styles.late : 'subtle'}>
      {t(isLate ? 'followUpLate' : 'followUp', { day: formatDay(followUpOn) })}
    </span>
  );
}

const WORKDAYS = [1, 2, 3, 4, 5];

function WeekGrid({ activities }: { activities: PlanActivityDto[] }) {
  const t = useTranslations('cases.plan');
  const hasWeekend = activities.some(({ slots }) => slots.some(({ weekday }) => weekday > 5));
  const flexible = activities.filter(({ flexibleWeeklyMinutes }) => flexibleWeeklyMinutes !== null);
  return (
    <>
      <ol className={styles.grid} data-days={hasWeekend ? 7 : 5} aria-label={t('grid')}>
        {[...WORKDAYS, ...(hasWeekend ? [6, 7] : [])].map((weekday) => (
          <li key={weekday} className={styles.day}>
            <span className={styles.dayName}>
              <span aria-hidden="true">{formatShortWeekday(weekday)}</span>
              <span className="visually-hidden">{formatWeekday(weekday)}</span>
            </span>
            <DayBlocks activities={activities} weekday={weekday} />
          </li>
        ))}
      </ol>
      {flexible.length > 0 ? (
        <ul className={styles.flexible}>
          {flexible.map(({ lineageId, title, party, flexibleWeeklyMinutes }) => (
            <li key={lineageId}>
              <PartyMark party={party} /> {t('flexible', { title, hours: formatHours(flexibleWeeklyMinutes ?? 0) })}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function DayBlocks({ activities, weekday }: { activities: PlanActivityDto[]; weekday: number }) {
  const t = useTranslations('cases.plan');
  const blocks = activities
    .flatMap((activity) =>
      activity.slots.filter((slot) => slot.weekday === weekday).map((slot) => ({ activity, slot })),
    )
    .sort((a, b) => a.slot.startsMinute - b.slot.startsMinute);
  if (blocks.length === 0) return <span className={styles.free}>{t('free')}</span>;
  return blocks.map(({ activity, slot }) => (
    <span
      key={`${activity.lineageId}-${slot.startsMinute}`}
      className={styles.block}
      data-class={activity.activityClass}
      style={{ minHeight: `${Math.max(2.5, (slot.endsMinute - slot.startsMinute) / 100)}rem` }}
    >
      <small>{formatClockSpan(slot)}</small>
      <span>
        {activity.title} <PartyMark party={activity.party} />
      </span>
    </span>
  ));
}
