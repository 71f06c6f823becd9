import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { PartyMark } from '@/components/ui/party-mark';
import { LevelTag } from '@/components/ui/tags';
import { WeekBarComparison } from '@/components/ui/week-bar-comparison';
import { activeMinutesOf, type EffectOfWeek, type EffectWeek, tellsWholeWeek } from '@/lib/consultations';
import { formatHours, formatWeek } from '@/lib/time';
import styles from './consultations.module.css';
import { EffectWeeks } from './effect-weeks';

interface Touched {
  lineageId: string;
  title: string;
  party: string;
}

interface EffectProps {
  effect: EffectOfWeek & { weeks: EffectOfWeek[]; brokenOff: Touched[]; doubleBooked: Touched[] };
}

/** What a proposal does to the week: the figure first, then the two bars, then what it breaks off, then the weeks. */
export function Effect({ effect }: EffectProps) {
  const t = useTranslations('consultation');
  const { before, after } = effect;
  const isWhole = tellsWholeWeek(effect);
  const active = { before: formatHours(activeMinutesOf(before)), after: formatHours(activeMinutesOf(after)) };
  return (
    <div className={styles.effect}>
      <p className={styles.figure}>
        {isWhole
          ? t('wholeGoesFrom', active)
          : t('goesFrom', {
              before: formatHours(before.assignedMinutes),
              after: formatHours(after.assignedMinutes),
              required: formatHours(before.requiredMinutes),
            })}
      </p>
      <p className={styles.levels}>
        {before.level === after.level ? null : (
          <>
            <LevelTag level={before.level} /> →{' '}
          </>
        )}
        <LevelTag level={after.level} />
      </p>
      <WeekBarComparison before={comparedWeek(before, isWhole)} after={comparedWeek(after, isWhole)} />
      {isWhole ? <p className={styles.asOf}>{t('wholeCounts')}</p> : null}
      {!isWhole && (after.occupationMinutes > 0 || before.occupationMinutes > 0) ? (
        <p className={styles.asOf}>{t('withOccupation', active)}</p>
      ) : null}
      {after.assignedMinutes > after.requiredMinutes && after.assignedMinutes > before.assignedMinutes ? (
        <p>{t('aboveRequired', { hours: formatHours(after.assignedMinutes - after.requiredMinutes) })}</p>
      ) : null}
      <TouchedActivities label={t('breaksOff')} activities={effect.brokenOff} />
      {effect.brokenOff.length === 0 ? <p>{t('breaksNothing')}</p> : null}
      <TouchedActivities label={t('doubleBooks')} activities={effect.doubleBooked} />
      <p className={styles.asOf}>{t('effectOf', { week: formatWeek(effect.week) })}</p>
      <EffectWeeks weeks={effect.weeks} />
    </div>
  );
}

function TouchedActivities({ label, activities }: { label: string; activities: Touched[] }) {
  if (activities.length === 0) return null;
  return (
    <p>
      <b>{label}</b>
      {activities.map(({ lineageId, title, party }, at) => (
        <Fragment key={lineageId}>
          {' '}
          <span className={styles.touched}>
            <PartyMark party={party as Parameters<typeof PartyMark>[0]['party']} /> {title}
            {at < activities.length - 1 ? ',' : null}
          </span>
        </Fragment>
      ))}
    </p>
  );
}

function comparedWeek(week: EffectWeek, isWhole: boolean) {
  return {
    segments: {
      occupation: week.occupationMinutes,
      jobSearch: week.jobSearchMinutes,
      assigned: week.assignedMinutes,
      otherDuties: week.otherDutiesMinutes,
      gap: week.gapMinutes,
    },
    requiredMinutes: isWhole ? null : week.requiredMinutes,
  };
}
