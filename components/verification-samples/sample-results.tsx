import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { formatMonth, type IsoDay } from '@/lib/time';
import type { SamplePage } from '@/lib/verification-samples';

const SHARES = ['agreesPercent', 'differsPercent', 'notCheckablePercent'] as const;

export interface SampleResultsProps {
  results: SamplePage['results'];
  from: IsoDay;
  to: IsoDay;
}

/** What was found of each provider, as shares, with small numbers held back. */
export function SampleResults({ results, from, to }: SampleResultsProps) {
  const t = useTranslations('samples.results');
  return (
    <>
      <DataTable
        caption={t('title')}
        head={
          <>
            <HeadCell>{t('provider')}</HeadCell>
            <HeadCell numeric>{t('checked')}</HeadCell>
            {SHARES.map((share) => (
              <HeadCell key={share} numeric>
                {t(share)}
              </HeadCell>
            ))}
          </>
        }
      >
        {results.map(({ id, name, shares }) => (
          <DataRow key={id}>
            <RowHead>
              <Link href={`/leverantorer/${id}`}>{name}</Link>
            </RowHead>
            <DataCell label={t('checked')} numeric>
              {shares?.checked ?? t('few')}
            </DataCell>
            {SHARES.map((share) => (
              <DataCell key={share} label={t(share)} numeric>
                {shares?.[share] == null ? t('heldBack') : t('percent', { percent: shares[share] })}
              </DataCell>
            ))}
          </DataRow>
        ))}
      </DataTable>
      <p className="subtle">{t('note', { from: formatMonth(from), to: formatMonth(to) })}</p>
    </>
  );
}
