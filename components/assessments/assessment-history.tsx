import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Icon } from '@/components/ui/icon';
import { EmptyState } from '@/components/ui/states';
import { StatusTag } from '@/components/ui/tags';
import { type AssessmentPage, MAXIMUM_WEEKLY_MINUTES } from '@/lib/assessments';
import { formatDay, formatHours } from '@/lib/time';
import styles from './assessment-form.module.css';

/** The dated series, newest first: when each holds, what it asks for and what made it so. */
export function AssessmentHistory({ assessments }: Pick<AssessmentPage, 'assessments'>) {
  const t = useTranslations('assessment');
  if (assessments.length === 0) return <EmptyState title={t('noHistory')}>{t('noHistoryHelp')}</EmptyState>;
  return (
    <DataTable
      caption={t('history')}
      head={
        <>
          <HeadCell>{t('period')}</HeadCell>
          <HeadCell>{t('ground')}</HeadCell>
          <HeadCell>{t('lessened')}</HeadCell>
          <HeadCell numeric>{t('required')}</HeadCell>
          <HeadCell>{t('madeBy')}</HeadCell>
        </>
      }
    >
      {assessments.map((each) => (
        <DataRow key={each.id}>
          <RowHead>
            <span className={styles.period}>
              {formatDay(each.validFrom)} – {each.validTo ? formatDay(each.validTo) : t('untilFurther')}{' '}
              {each.isInForce ? (
                <StatusTag tone="done" icon={<Icon name="check" />}>
                  {t('inForce')}
                </StatusTag>
              ) : null}
            </span>
          </RowHead>
          <DataCell>{t(`grounds.${each.ground}`)}</DataCell>
          <DataCell>
            {[
              ...(each.abilityMinutes < MAXIMUM_WEEKLY_MINUTES
                ? [t('abilityOf', { hours: formatHours(each.abilityMinutes) })]
                : []),
              ...each.exemptions.map(({ kind, sharePercent }) =>
                kind === 'SICKNESS_BENEFIT'
                  ? `${t('lines.SICKNESS_BENEFIT')} ${t('percent', { share: sharePercent })}`
                  : t(`exemptions.${kind}`),
              ),
              ...each.deductions.map(
                ({ kind, minutes }) => `${t(`lines.${kind}`)} ${t('hours', { hours: formatHours(minutes) })}`,
              ),
            ].join(', ')}
          </DataCell>
          <DataCell numeric label={t('required')}>
            <b>{t('hours', { hours: formatHours(each.requiredMinutes) })}</b>
          </DataCell>
          <DataCell>
            {each.source === 'IMPORT'
              ? t('fromImport', { day: formatDay(each.createdOn) })
              : t('byOfficer', { name: each.createdByName ?? '', day: formatDay(each.createdOn) })}
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
