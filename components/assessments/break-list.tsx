import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { decisionHref } from '@/components/decisions/decision-links';
import type { AssessmentPage } from '@/lib/assessments';
import { formatDay } from '@/lib/time';
import styles from './assessment-form.module.css';
import { BreakChange, type BreakChangeProps } from './break-change';

export interface BreakListProps {
  caseId: string;
  breaks: AssessmentPage['breaks'];
  accounts: AssessmentPage['breakAccounts'];
  /** Left out for those who may not change a break. */
  action?: BreakChangeProps['action'];
}

/** The breaks of a case, and how much is left of each year's four weeks. */
export function BreakList({ caseId, breaks, accounts, action }: BreakListProps) {
  const t = useTranslations('assessment.breaks');
  const decisions = useTranslations('decisions');
  return (
    <>
      {accounts.map(({ year, leftDays, mostDays }) => (
        <p key={year} className="subtle">
          {t('left', { left: leftDays, most: mostDays, year: String(year) })}
        </p>
      ))}
      <ul className={styles.breaks}>
        {breaks.map(({ id, fromOn, toOn, reason, decisionId }) => (
          <li key={id}>
            <b>
              {formatDay(fromOn)} – {formatDay(toOn)}
            </b>
            <span>{reason}</span>
            {decisionId ? (
              <Link href={decisionHref(caseId, decisionId)} prefetch={false}>
                {decisions('print')}
                <span className="visually-hidden">, {formatDay(fromOn)}</span>
              </Link>
            ) : null}
            {action ? <BreakChange key={toOn} caseId={caseId} period={{ id, fromOn, toOn }} action={action} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
