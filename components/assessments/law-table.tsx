import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Icon } from '@/components/ui/icon';
import { StatusTag } from '@/components/ui/tags';
import { findLaw, LAW_VERSIONS, type LawVersion } from '@/lib/assessments';
import { formatDay, formatHours, type IsoDay } from '@/lib/time';
import styles from './assessment-form.module.css';

/** The versions of the law as the computation has them, with the one that holds on the day marked. */
export function LawTable({ day }: { day: IsoDay }) {
  const t = useTranslations('law.versions');
  const present = findLaw(day);
  const childRuleOf = ({ childReductionMinutes, childRule }: LawVersion) =>
    t('childRule', {
      hours: formatHours(childReductionMinutes),
      age: childRule.underAge,
      year: childRule.schoolYear,
    });
  const limitOf = ({ maximumWeeklyMinutes, breakDaysPerYear }: LawVersion) =>
    t('limit', { hours: formatHours(maximumWeeklyMinutes), days: breakDaysPerYear });
  /** What is reckoned in another way than under the version before. */
  const listNew = (version: LawVersion, before: LawVersion | undefined) =>
    [limitOf, childRuleOf].flatMap((say) => (before && say(before) === say(version) ? [] : [say(version)]));
  return (
    <DataTable
      caption={t('title')}
      head={
        <>
          <HeadCell>{t('from')}</HeadCell>
          <HeadCell>{t('change')}</HeadCell>
          <HeadCell>{t('grounds')}</HeadCell>
        </>
      }
    >
      {LAW_VERSIONS.map((version, index) => (
        <DataRow key={version.change}>
          <RowHead>
            <span className={styles.period}>
              {version.fromOn ? formatDay(version.fromOn) : t('before')}{' '}
              {version === present ? (
                <StatusTag tone="done" icon={<Icon name="check" />}>
                  {t('present')}
                </StatusTag>
              ) : null}
            </span>
          </RowHead>
          <DataCell wide>
            {t(`changes.${version.change}`)} {listNew(version, LAW_VERSIONS[index - 1]).join(' ')}
          </DataCell>
          <DataCell label={t('grounds')}>
            {version.grounds.map((ground) => t(`ground.${ground}`).replace(' ', '\u00a0')).join(', ')}
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
