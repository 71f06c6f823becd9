import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import type { FollowUpPage, HistoryEntry } from '@/lib/follow-ups';
import styles from './follow-ups.module.css';
import { HistoryEntryRow } from './history-entry';

interface FollowUpHistoryProps {
  page: FollowUpPage;
  /** The form that corrects an entry, or null when the entry is not the one to correct. */
  correctionOf: (entry: HistoryEntry) => React.ReactNode;
}

/** All that has been written down of the plan, the newest first. */
export function FollowUpHistory({ page, correctionOf }: FollowUpHistoryProps) {
  const t = useTranslations('followUps.history');
  const { history, caseId } = page;
  return (
    <Section title={t('title')} count={history.length}>
      {history.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <ol className={styles.history}>
          {history.map((entry) => (
            <HistoryEntryRow key={entry.id} caseId={caseId} entry={entry} correction={correctionOf(entry)} />
          ))}
        </ol>
      )}
    </Section>
  );
}
