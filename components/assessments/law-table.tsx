import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Icon } from '@/components/ui/icon';
import { StatusTag } from '@/components/ui/tags';
import { findLaw, LAW_VERSIONS } from '@/lib/assessments';
import { formatDay, formatHours, type IsoDay } from '@/lib/time';

/** The versions of the law as the computation has them, with the one that holds on the day marked. */
export function LawTable({ day }: { day: IsoDay }) {
  const t = useTranslations('law.versions');
  const present = findLaw(day);
  return (
    <DataTable
      caption={t('title')}
      head={
        <>
          <HeadCell>{t('from')}</HeadCell>
          <HeadCell>{t('change')}</HeadCell>
          <HeadCell>{t('grounds')}</HeadCell>
          <HeadCell>{t('child')}</HeadCell>
          <HeadCell>{t('limits')}</HeadCell>
        </>
      }
    >
      {LAW_VERSIONS.map((version) => (
        <DataRow key={version.change}>
          <RowHead>
            {version.fromOn ? formatDay(version.fromOn) : t('before')}{' '}
            {version === present ? (
              <StatusTag tone="done" icon={<Icon name="check" />}>
                {t('present')}
              </StatusTag>
            ) : null}
          </RowHead>
          <DataCell wide>{t(`changes.${version.change}`)}</DataCell>
          <DataCell label={t('grounds')}>{version.grounds.map((ground) => t(`ground.${ground}`)).join(', ')}</DataCell>
          <DataCell label={t('child')}>
            {t('childRule', {
              hours: formatHours(version.childReductionMinutes),
              age: version.childRule.underAge,
              year: version.childRule.schoolYear,
            })}
          </DataCell>
          <DataCell label={t('limits')}>
            {t('limit', { hours: formatHours(version.maximumWeeklyMinutes), days: version.breakDaysPerYear })}
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
