import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { MonthFact } from '@/lib/monthly-assessments';
import { formatDayAndMonth } from '@/lib/time';
import { useFactText } from './fact-text';
import styles from './monthly.module.css';

export interface MonthFactsProps {
  caseId: string;
  facts: MonthFact[];
  /** Keys of what has come since the page was opened. */
  news?: readonly string[];
}

/** What has happened since last time, the newest first, with who; each leads to where it can be read. */
export function MonthFacts({ caseId, facts, news = [] }: MonthFactsProps) {
  const t = useTranslations('monthly');
  const text = useFactText();
  return (
    <ul className={styles.facts}>
      {facts.map((fact) => (
        <li key={fact.key} data-new={news.includes(fact.key) || undefined}>
          <time dateTime={fact.on}>{formatDayAndMonth(fact.on)}</time>
          <span>
            <Link href={`/arenden/${caseId}${fact.path}`} prefetch={false}>
              {text(fact)}
            </Link>
            {news.includes(fact.key) ? <b> {t('isNew')}</b> : null}
          </span>
          <span className="subtle">
            {fact.party ? <PartyMark party={fact.party} /> : null} {fact.byName}
          </span>
        </li>
      ))}
    </ul>
  );
}
