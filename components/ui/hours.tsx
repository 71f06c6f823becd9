import { useTranslations } from 'next-intl';
import { formatHours } from '@/lib/time';
import styles from './figures.module.css';

export type HoursProps = {
  /** What there is. */
  minutes: number;
  /** What it is measured against; without it only the hours are shown. */
  ofMinutes?: number;
};

/** «28 av 35 h»: the number first, in figures of equal width. Right-align it by putting it in a numeric cell. */
export function Hours({ minutes, ofMinutes }: HoursProps) {
  const t = useTranslations('ui.hours');
  return (
    <span className={styles.figure}>
      <b>{formatHours(minutes)}</b>
      {ofMinutes === undefined ? null : <span> {t('of', { hours: formatHours(ofMinutes) })}</span>}
      <abbr title={t('unit')}> h</abbr>
    </span>
  );
}

export type GapProps = { minutes: number };

/** «−7 h»: what is missing of the week, or a dash with the word «inget» for those who listen. */
export function Gap({ minutes }: GapProps) {
  const t = useTranslations('ui.hours');
  if (minutes <= 0) {
    return (
      <span className={styles.noGap}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t('noGap')}</span>
      </span>
    );
  }
  return (
    <span className={styles.gap}>
      <span aria-hidden="true">−{formatHours(minutes)} h</span>
      <span className="visually-hidden">{t('gap', { hours: formatHours(minutes) })}</span>
    </span>
  );
}
