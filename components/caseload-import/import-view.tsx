import { useFormatter, useTranslations } from 'next-intl';
import type { CommandResult } from '@/components/forms/use-command-form';
import { PageHeading, Section } from '@/components/layout/page';
import { Icon } from '@/components/ui/icon';
import type { PageSearch } from '@/components/ui/link-search';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState, ErrorNotice } from '@/components/ui/states';
import type { ImportPage } from '@/lib/caseload-import';
import { ROWS_PER_PAGE } from '@/lib/caseload-import';
import styles from './caseload-import.module.css';
import { DecisionPanel } from './decision-panel';
import { ImportCounts } from './import-counts';
import { ImportRows } from './import-lists';

export type ImportViewProps = {
  page: ImportPage;
  search: PageSearch;
  discard: (input: { importId: string }) => Promise<CommandResult<void>>;
};

const DELIMITERS: Record<string, string> = { ';': 'semicolon', ',': 'comma', '\t': 'tab' };

/** An import from above: what it is, its figures, the decision, and one list at a time. */
export function ImportView({ page, search, discard }: ImportViewProps) {
  const t = useTranslations('import.check');
  const reasons = useTranslations('reasons');
  const format = useFormatter();
  const whenOf = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'long', timeStyle: 'short' });
  const isOpen = page.state === 'CHECKED';
  const isReadable = isOpen || page.state === 'CONFIRMED' || page.state === 'DISCARDED';
  const count = page.toCreate + page.toChange;
  const { shown } = page;
  return (
    <>
      <PageHeading
        title={t(`title.${page.state}`)}
        back={{ href: '/import', label: t('back') }}
        lead={
          <div className={styles.facts}>
            <span>
              {t('uploaded', { fileName: page.fileName, when: whenOf(page.uploadedAt), name: page.uploadedByName })}
            </span>
            {isReadable ? (
              <span>
                {t('written', {
                  rows: page.rows,
                  encoding: t(`encodings.${page.encoding}`),
                  delimiter: t(`delimiters.${DELIMITERS[page.delimiter] ?? 'semicolon'}`),
                })}
              </span>
            ) : null}
          </div>
        }
      />
      {page.state === 'FAILED' ? (
        <ErrorNotice title={t('title.FAILED')} tone="attention">
          {page.failure && reasons.has(page.failure) ? reasons(page.failure) : reasons('unexpected')}
        </ErrorNotice>
      ) : null}
      {page.state === 'RECEIVING' ? <EmptyState title={t('title.RECEIVING')}>{t('receiving')}</EmptyState> : null}
      {page.state === 'CONFIRMED' && page.confirmedAt ? (
        <p className={styles.listHelp}>
          {t('confirmed', { when: whenOf(page.confirmedAt), name: page.confirmedByName ?? '' })} {t('emptied')}
        </p>
      ) : null}
      {page.state === 'DISCARDED' ? <p className={styles.listHelp}>{t('discarded')}</p> : null}
      {isReadable ? <ImportCounts page={page} shown={shown?.list ?? null} /> : null}
      {isOpen ? <Remarks page={page} /> : null}
      {isOpen && count === 0 && page.faulty === 0 ? (
        <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>
      ) : null}
      {isOpen ? (
        <DecisionPanel
          importId={page.importId}
          count={count}
          sound={page.rows - page.faulty}
          faulty={page.faulty}
          discard={discard}
        />
      ) : null}
      {shown ? (
        <Section title={t(`lists.${shown.list}`)}>
          <p className={styles.listHelp}>{t(`listHelp.${shown.list}`)}</p>
          <ImportRows content={shown.content} />
          <Pagination
            path={`/import/${page.importId}`}
            search={{ ...search, visa: shown.list }}
            page={shown.page}
            pageSize={ROWS_PER_PAGE}
            totalCount={page.lists.find(({ list }) => list === shown.list)?.count ?? 0}
          />
        </Section>
      ) : null}
    </>
  );
}

/** What the file does not carry, when it matters for those who are imported. */
function Remarks({ page }: { page: ImportPage }) {
  const t = useTranslations('import.check');
  const remarks = [
    page.absentColumns.includes('protection') ? t('protectionAbsent') : null,
    page.absentColumns.includes('ability') && page.toCreate > 0 ? t('abilityAbsent') : null,
    page.ignoredColumns.length > 0 ? t('ignored', { columns: page.ignoredColumns.join(', ') }) : null,
  ].filter((remark) => remark !== null);
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>
          <Icon name="information" />
          <span>{remark}</span>
        </li>
      ))}
    </ul>
  );
}
