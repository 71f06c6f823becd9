import { useTranslations } from 'next-intl';
import { type AssessmentPage, BREAK_DAYS_PER_YEAR, countBreakDays } from '@/lib/assessments';
import { formatDay, type IsoDay } from '@/lib/time';
import styles from './assessment-form.module.css';

/** The breaks of a case, and how much of the year's four weeks is taken. */
export function BreakList({ breaks, today }: { breaks: AssessmentPage['breaks']; today: IsoDay }) {
  const t = useTranslations('assessment.breaks');
  const year = today.slice(0, 4);
  return (
    <>
      <p className="subtle">
        {t('taken', { taken: countBreakDays(breaks, Number(year)), most: BREAK_DAYS_PER_YEAR, year })}
      </p>
      <ul className={styles.breaks}>
        {breaks.map(({ fromOn, toOn, reason }) => (
          <li key={fromOn}>
            <b>
              {formatDay(fromOn)} – {formatDay(toOn)}
            </b>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
