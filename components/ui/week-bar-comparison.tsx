import { useTranslations } from 'next-intl';
import { Gap, Hours } from './hours';
import { WeekBar } from './week-bar';
import styles from './week-bar-comparison.module.css';
import { FULL_WEEK_MINUTES, type WeekSegments } from './week-segments';

/** One of the two weeks that are compared. `detail` is what stands at the end of the row, such as what is broken off. */
export type ComparedWeek = {
  segments: WeekSegments;
  /** Null where nothing is required: then the hours are those of all activity. */
  requiredMinutes: number | null;
  label?: string;
  detail?: React.ReactNode;
};

export type WeekBarComparisonProps = { before: ComparedWeek; after: ComparedWeek; totalMinutes?: number };

/** What a decision does to the week: two bars on the same scale, one above the other. */
export function WeekBarComparison({ before, after, totalMinutes = FULL_WEEK_MINUTES }: WeekBarComparisonProps) {
  const t = useTranslations('ui.week');
  return (
    <dl className={styles.comparison}>
      <Row week={before} label={before.label ?? t('before')} totalMinutes={totalMinutes} />
      <Row week={after} label={after.label ?? t('after')} totalMinutes={totalMinutes} />
    </dl>
  );
}

function Row({ week, label, totalMinutes }: { week: ComparedWeek; label: string; totalMinutes: number }) {
  const { segments, requiredMinutes } = week;
  return (
    <div className={styles.row}>
      <dt>{label}</dt>
      <dd className={styles.bar}>
        <WeekBar segments={segments} totalMinutes={totalMinutes} label={label} />
      </dd>
      <dd className={styles.hours}>
        {requiredMinutes === null ? (
          <Hours minutes={segments.assigned + segments.occupation} />
        ) : (
          <Hours minutes={segments.assigned} ofMinutes={requiredMinutes} />
        )}
      </dd>
      <dd className={styles.gap}>
        <Gap minutes={segments.gap} />
      </dd>
      {week.detail ? <dd className={styles.detail}>{week.detail}</dd> : null}
    </div>
  );
}
