import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { listHoursDifferences, type ProviderHours } from '@/lib/participants';
import { formatHours } from '@/lib/time';

/** Planned, reported and verified side by side, with what does not agree in words. */
export function ProviderHoursTable({
  providers,
}: {
  providers: readonly (ProviderHours & { providerName: string })[];
}) {
  const t = useTranslations('participants.hours');
  return (
    <DataTable
      caption={t('caption')}
      head={
        <>
          <HeadCell>{t('provider')}</HeadCell>
          <HeadCell numeric>{t('planned')}</HeadCell>
          <HeadCell numeric>{t('reported')}</HeadCell>
          <HeadCell numeric>{t('verified')}</HeadCell>
          <HeadCell>{t('differences')}</HeadCell>
        </>
      }
    >
      {providers.map(({ providerName, ...hours }) => {
        const differences = listHoursDifferences(hours);
        return (
          <DataRow key={providerName}>
            <RowHead>{providerName}</RowHead>
            <DataCell label={t('planned')} numeric>
              {formatHours(hours.plannedMinutes)}
            </DataCell>
            <DataCell label={t('reported')} numeric>
              {formatHours(hours.reportedMinutes)}
            </DataCell>
            <DataCell label={t('verified')} numeric>
              {formatHours(hours.verifiedMinutes)}
            </DataCell>
            <DataCell label={t('differences')}>
              {differences.length === 0
                ? t('agree')
                : differences
                    .map(({ kind, minutes }) =>
                      t(`kinds.${kind}`, { hours: formatHours(minutes), count: minutes / 60 }),
                    )
                    .join(', ')}
            </DataCell>
          </DataRow>
        );
      })}
    </DataTable>
  );
}
