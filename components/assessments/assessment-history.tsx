import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Icon } from '@/components/ui/icon';
import { EmptyState } from '@/components/ui/states';
import { StatusTag } from '@/components/ui/tags';
import { type AssessmentPage, type ListedAssessment, MAXIMUM_WEEKLY_MINUTES } from '@/lib/assessments';
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
            <Lessened assessment={each} />
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

/** What makes the demand less, and for an exemption what shows it. */
function Lessened({ assessment }: { assessment: ListedAssessment }) {
  const t = useTranslations('assessment');
  const law = useTranslations('law');
  const { abilityMinutes, exemptions, deductions } = assessment;
  const parts = [
    ...(abilityMinutes < MAXIMUM_WEEKLY_MINUTES ? [t('abilityOf', { hours: formatHours(abilityMinutes) })] : []),
    ...exemptions.map(({ kind, sharePercent, evidence }) => {
      const name =
        kind === 'SICKNESS_BENEFIT'
          ? `${t('lines.SICKNESS_BENEFIT')} ${t('percent', { share: sharePercent })}`
          : t(`exemptions.${kind}`);
      const shown = evidence
        ? law('seen', {
            text: evidence.text,
            day: formatDay(evidence.seenOn),
            name: evidence.seenByName ?? '',
          })
        : law('evidenceMissingShort');
      return `${name} (${shown})`;
    }),
    ...deductions.map(({ kind, minutes }) => `${t(`lines.${kind}`)} ${t('hours', { hours: formatHours(minutes) })}`),
  ];
  return parts.join(', ');
}
