import { useTranslations } from 'next-intl';
import type { AssessmentPage } from '@/lib/assessments';
import { formatDay } from '@/lib/time';
import styles from './assessment-form.module.css';

export interface BreakListProps {
  breaks: AssessmentPage['breaks'];
  accounts: AssessmentPage['breakAccounts'];
}

/** The breaks of a case, and how much is left of each year's four weeks. */
export function BreakList({ breaks, accounts }: BreakListProps) {
  const t = useTranslations('assessment.breaks');
  return (
    <>
      {accounts.map(({ year, leftDays, mostDays }) => (
        <p key={year} className="subtle">
          {t('left', { left: leftDays, most: mostDays, year: String(year) })}
        </p>
      ))}
      <ul className={styles.breaks}>
        {breaks.map(({ id, fromOn, toOn, reason }) => (
          <li key={id}>
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
