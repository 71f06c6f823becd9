import { useTranslations } from 'next-intl';
import type { AgreementGoal } from '@/lib/agreements';
import styles from './agreements.module.css';

/** The goals in words, each with its owner. */
export function GoalList({ goals, names }: { goals: readonly AgreementGoal[]; names: Record<string, string> }) {
  const t = useTranslations('agreements');
  return (
    <ul className={styles.changes}>
      {goals.map(({ lineageId, words, ownerUserId }) => (
        <li key={lineageId}>
          {words} <span className="subtle">{t('goals.owner', { name: names[ownerUserId] ?? t('rules.former') })}</span>
        </li>
      ))}
    </ul>
  );
}
