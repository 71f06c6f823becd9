'use client';

import { useTranslations } from 'next-intl';
import type { MonthBasis } from '@/lib/monthly-assessments';
import { formatWeek } from '@/lib/time';
import { useFactText, useMissingText } from './fact-text';
import styles from './monthly.module.css';

/** What has come since the page was opened, in words. */
export function StaleNews({ basis, news }: { basis: MonthBasis; news: string[] }) {
  const t = useTranslations('monthly');
  const factText = useFactText();
  const missingText = useMissingText();
  const told = [
    ...basis.facts.filter(({ key }) => news.includes(key)).map((fact) => factText(fact)),
    ...basis.missing
      .filter(({ code, values }) => news.includes(`MISSING:${code}:${Object.values(values).join(',')}`))
      .map((item) => missingText(item)),
    ...basis.weeks
      .filter(({ week }) => news.some((key) => key.startsWith(`WEEK:${week}:`)))
      .map(({ week }) => t('weekChanged', { week: formatWeek(week) })),
    ...(news.some((key) => key.startsWith('STANDING:') || key.startsWith('REGISTRATION:'))
      ? [t('standingChanged')]
      : []),
  ];
  return (
    <div className={styles.stale}>
      <h3>{t('news')}</h3>
      <ul>
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
