import { useTranslations } from 'next-intl';
import { LEVEL_KEYS, type LevelKey } from './level-mark';
import styles from './week-bar-stack.module.css';

/** How many persons are at a level. `count` is null when it is too small to be shown. */
export type LevelShare = { level: LevelKey; count: number | null };

export type WeekBarStackProps = {
  shares: LevelShare[];
  /** What is counted, e.g. «Enhet Norr, v. 47». Begins the text alternative. */
  label: string;
  /** 'row' for a table, 'full' with legend. */
  size?: 'row' | 'full';
};

const FILLS: Record<LevelKey, string> = {
  FULL_TIME: 'var(--level-full)',
  BELOW_FULL_TIME: 'url(#level-below)',
  NO_ACTIVITY: 'var(--level-none)',
  NO_PLAN: 'url(#level-no-plan)',
  FORMALLY_FULL_TIME: 'url(#level-formal)',
  NOT_ASSESSED: 'url(#level-not-assessed)',
  ON_BREAK: 'var(--level-quiet)',
  EXEMPT: 'var(--level-quiet)',
};

/** A unit's week: the share of persons at each level, always in the same order, each with pattern, name and number. */
export function WeekBarStack({ shares, label, size = 'row' }: WeekBarStackProps) {
  const t = useTranslations('ui.stack');
  const level = useTranslations('levels');
  const counts = new Map(shares.map((share) => [share.level, share.count]));
  const ordered = LEVEL_KEYS.filter((key) => counts.has(key)).map((key) => ({ key, count: counts.get(key) ?? null }));
  const total = ordered.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const write = (count: number | null) =>
    count === null ? t('hidden') : t('share', { percent: percentOf(count, total), count });
  const description = ordered
    .filter(({ count }) => count !== 0)
    .map(({ key, count }) => `${level(key)} ${write(count)}`)
    .join(', ');
  let start = 0;
  return (
    <div className={styles.stack} data-size={size}>
      <svg className={styles.bar} role="img" aria-label={t('description', { label, description })} width="100%">
        <rect className={styles.track} width="100%" height="100%" />
        {ordered.map(({ key, count }) => {
          if (!count) return null;
          const x = (start / total) * 100;
          start += count;
          return (
            <svg key={key} x={`${x}%`} width={`${(count / total) * 100}%`} height="100%" aria-hidden="true">
              <rect width="100%" height="100%" fill={FILLS[key]} />
              {x > 0 ? <rect className={styles.divider} width="1.5" height="100%" /> : null}
            </svg>
          );
        })}
      </svg>
      {size === 'full' ? (
        <ul className={styles.legend} aria-hidden="true">
          {ordered.map(({ key, count }) => (
            <li key={key}>
              <svg className={styles.swatch} width="18" height="12" aria-hidden="true">
                <rect width="100%" height="100%" fill={FILLS[key]} />
              </svg>
              <span>{level(key)}</span>
              <b>{write(count)}</b>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function percentOf(count: number, total: number): number {
  return total === 0 ? 0 : Math.round((count / total) * 100);
}
