import { useTranslations } from 'next-intl';
import { formatHours } from '@/lib/time';
import styles from './week-bar.module.css';
import {
  type DrawnSegment,
  type DrawnWeek,
  FULL_WEEK_MINUTES,
  layOutWeek,
  type WeekSegmentKey,
  type WeekSegments,
} from './week-segments';

/** 'row' is a thin bar in a list, 'full' carries scale and legend, 'print' carries a legend in words on paper. */
export type WeekBarSize = 'row' | 'full' | 'print';

export type WeekBarProps = {
  segments: WeekSegments;
  totalMinutes?: number;
  size?: WeekBarSize;
  /** What the bar is about, read out first and shown above the bar in the larger sizes. */
  label?: string;
};

const FILLS: Record<Exclude<WeekSegmentKey, 'gap'>, string> = {
  occupation: 'url(#week-occupation)',
  jobSearch: 'url(#week-job-search)',
  assigned: 'var(--week-assigned)',
  otherDuties: 'url(#week-other)',
};

/**
 * The veckobalk: a person's 40 hours, the same picture everywhere. Occupation, job search, assigned activity, children
 * and other duties, and last the gap, which is missing and is drawn as missing.
 */
export function WeekBar({ segments, totalMinutes = FULL_WEEK_MINUTES, size = 'row', label }: WeekBarProps) {
  const week = layOutWeek(segments, totalMinutes);
  if (size === 'row') return <Bar week={week} totalMinutes={totalMinutes} size={size} label={label} />;
  return (
    <figure className={styles.figure} data-size={size}>
      {label ? <figcaption className={styles.caption}>{label}</figcaption> : null}
      <Bar week={week} totalMinutes={totalMinutes} size={size} label={label} />
      {size === 'full' ? <Scale totalMinutes={totalMinutes} /> : null}
      <Legend week={week} />
    </figure>
  );
}

type BarProps = { week: DrawnWeek; totalMinutes: number; size: WeekBarSize; label?: string };

function Bar({ week, totalMinutes, size, label }: BarProps) {
  const description = useWeekDescription(week, totalMinutes);
  return (
    <svg
      className={styles.bar}
      data-size={size}
      role="img"
      aria-label={label ? `${label}. ${description}` : description}
      width="100%"
      preserveAspectRatio="none"
    >
      <rect className={styles.track} width="100%" height="100%" />
      {week.segments.map((segment) => (
        <Segment key={segment.key} segment={segment} totalMinutes={totalMinutes} />
      ))}
    </svg>
  );
}

function Segment({ segment, totalMinutes }: { segment: DrawnSegment; totalMinutes: number }) {
  const x = percent(segment.startMinute, totalMinutes);
  const width = percent(segment.drawnMinutes, totalMinutes);
  return (
    <svg className={styles.segment} data-segment={segment.key} x={x} width={width} height="100%" aria-hidden="true">
      {segment.key === 'gap' ? (
        <rect className={styles.gap} width="100%" height="100%" />
      ) : (
        <rect width="100%" height="100%" fill={FILLS[segment.key]} />
      )}
      {segment.key === 'otherDuties' ? <rect className={styles.outline} width="100%" height="100%" /> : null}
      {segment.startMinute > 0 && segment.key !== 'gap' ? (
        <rect className={styles.divider} width="1.5" height="100%" />
      ) : null}
    </svg>
  );
}

function percent(minutes: number, totalMinutes: number): string {
  return `${Number(((minutes / totalMinutes) * 100).toFixed(3))}%`;
}

/** The hours of the week under the bar, one tick for each fifth: a working day of a full week. */
function Scale({ totalMinutes }: { totalMinutes: number }) {
  const ticks = [0, 1, 2, 3, 4, 5].map((fifth) => (totalMinutes / 5) * fifth);
  return (
    <div className={styles.scale} aria-hidden="true">
      {ticks.map((minutes, index) => (
        <span key={minutes}>
          {formatHours(minutes)}
          {index === ticks.length - 1 ? ' h' : ''}
        </span>
      ))}
    </div>
  );
}

/** Colour, pattern, name and hours of each class that the week holds. The bar's own text says the same. */
function Legend({ week }: { week: DrawnWeek }) {
  const t = useTranslations('ui.week');
  return (
    <ul className={styles.legend} aria-hidden="true">
      {week.segments.map(({ key, minutes }) => (
        <li key={key} data-segment={key}>
          <svg className={styles.swatch} width="18" height="12" aria-hidden="true">
            {key === 'gap' ? (
              <rect className={styles.gap} width="100%" height="100%" />
            ) : (
              <rect width="100%" height="100%" fill={FILLS[key]} />
            )}
            {key === 'otherDuties' ? <rect className={styles.outline} width="100%" height="100%" /> : null}
          </svg>
          <span>{t(`segments.${key}`)}</span>
          <b>{t('hours', { hours: `${key === 'gap' ? '−' : ''}${formatHours(minutes)}` })}</b>
        </li>
      ))}
      {week.outsideMinutes > 0 ? (
        <li>
          <svg className={styles.swatch} width="18" height="12" aria-hidden="true">
            <rect className={styles.track} width="100%" height="100%" />
          </svg>
          <span>{t('outside')}</span>
          <b>{t('hours', { hours: formatHours(week.outsideMinutes) })}</b>
        </li>
      ) : null}
    </ul>
  );
}

/** The bar in words: «40 timmar: 5 timmar arbetssökande, 32 timmar anvisad aktivitet, 3 timmar saknas.» */
function useWeekDescription(week: DrawnWeek, totalMinutes: number): string {
  const t = useTranslations('ui.week');
  const parts = week.segments.map(({ key, minutes }) => t(`spoken.${key}`, { hours: formatHours(minutes) }));
  if (week.outsideMinutes > 0) parts.push(t('spoken.outside', { hours: formatHours(week.outsideMinutes) }));
  if (week.overflowMinutes > 0) parts.push(t('spoken.overflow', { hours: formatHours(week.overflowMinutes) }));
  return t('spoken.week', { hours: formatHours(totalMinutes), parts: parts.join(', ') });
}
