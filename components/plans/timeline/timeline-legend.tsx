import { useTranslations } from 'next-intl';
import type { PlanTimeline } from '@/lib/plan-ideas';
import styles from './timeline.module.css';
import { LEVEL_FILLS } from './timeline-picture';

const SHOWN_LEVELS = ['FULL_TIME', 'BELOW_FULL_TIME', 'NO_ACTIVITY', 'NO_PLAN', 'NOT_ASSESSED', 'EXEMPT'] as const;

/** What the marks and the weeks of the picture stand for; the tables need no key. */
export function TimelineLegend() {
  const t = useTranslations('planTimeline.legend');
  const levels = useTranslations('levels');
  return (
    <ul className={styles.legend} aria-hidden="true">
      <li>{t('requirement')}</li>
      <li>{t('consultation')}</li>
      <li>{t('referral')}</li>
      <li>{t('brokenOff')}</li>
      <li>{t('break')}</li>
      {SHOWN_LEVELS.map((level: PlanTimeline['weeks'][number]['level']) => (
        <li key={level}>
          <svg width="18" height="12" aria-hidden="true" focusable="false">
            <rect width="100%" height="100%" fill={LEVEL_FILLS[level]} />
          </svg>
          {levels(level)}
        </li>
      ))}
    </ul>
  );
}
