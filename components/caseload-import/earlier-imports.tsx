import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Icon, type IconName } from '@/components/ui/icon';
import { EmptyState } from '@/components/ui/states';
import { StatusTag, type TagTone } from '@/components/ui/tags';
import type { ImportSummary } from '@/lib/caseload-import';

const LOOKS: Record<ImportSummary['state'], { tone: TagTone; icon: IconName }> = {
  RECEIVING: { tone: 'neutral', icon: 'hourglass' },
  CHECKED: { tone: 'attention', icon: 'hourglass' },
  CONFIRMED: { tone: 'done', icon: 'check' },
  DISCARDED: { tone: 'quiet', icon: 'minus' },
  FAILED: { tone: 'quiet', icon: 'warning' },
};

/** What has been read in, and what came of it. */
export function EarlierImports({ imports }: { imports: ImportSummary[] }) {
  const t = useTranslations('import');
  const reasons = useTranslations('reasons');
  const format = useFormatter();
  if (imports.length === 0) return <EmptyState title={t('earlier.empty')}>{t('earlier.emptyText')}</EmptyState>;
  return (
    <DataTable
      caption={t('earlier.title')}
      head={
        <>
          <HeadCell>{t('earlier.file')}</HeadCell>
          <HeadCell>{t('earlier.state')}</HeadCell>
          <HeadCell>{t('earlier.result')}</HeadCell>
          <HeadCell>{t('earlier.uploaded')}</HeadCell>
          <HeadCell>{t('earlier.by')}</HeadCell>
        </>
      }
    >
      {imports.map((each) => (
        <DataRow key={each.importId}>
          <RowHead>
            {each.state === 'FAILED' ? each.fileName : <Link href={`/import/${each.importId}`}>{each.fileName}</Link>}
          </RowHead>
          <DataCell>
            <StatusTag tone={LOOKS[each.state].tone} icon={<Icon name={LOOKS[each.state].icon} />}>
              {t(`states.${each.state}`)}
            </StatusTag>
          </DataCell>
          <DataCell wide>{describeResult(each)}</DataCell>
          <DataCell>{format.dateTime(new Date(each.uploadedAt), { dateStyle: 'medium', timeStyle: 'short' })}</DataCell>
          <DataCell>{each.uploadedByName}</DataCell>
        </DataRow>
      ))}
    </DataTable>
  );

  function describeResult({ state, failure, toCreate, toChange, faulty }: ImportSummary) {
    if (state === 'RECEIVING') return null;
    if (state === 'FAILED') return failure && reasons.has(failure) ? reasons(failure) : null;
    return t('earlier.counts', { toCreate, toChange, faulty });
  }
}
