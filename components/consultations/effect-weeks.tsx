import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { LevelTag } from '@/components/ui/tags';
import { activeMinutesOf, type EffectOfWeek, type EffectWeek, tellsWholeWeek } from '@/lib/consultations';
import { formatHours, formatWeek } from '@/lib/time';
import styles from './consultations.module.css';

/**
 * The effect week by week, folded so that the answer is in sight: assigned before and after, of what is required, and the level. Weeks in which
 * nothing is required are told by all their activity.
 */
export function EffectWeeks({ weeks }: { weeks: EffectOfWeek[] }) {
  const t = useTranslations('consultation.weeks');
  if (weeks.length === 0) return null;
  const isWhole = weeks.every(tellsWholeWeek);
  const isMixed = !isWhole && weeks.some(tellsWholeWeek);
  const title = isWhole ? t('wholeTitle') : t('title');
  const toldOf = (week: EffectWeek) => formatHours(isWhole ? activeMinutesOf(week) : week.assignedMinutes);
  return (
    <details className={styles.weeks}>
      <summary>{title}</summary>
      <DataTable
        caption={title}
        head={
          <>
            <HeadCell>{t('week')}</HeadCell>
            <HeadCell numeric>{t('before')}</HeadCell>
            <HeadCell numeric>{t('after')}</HeadCell>
            {isWhole ? null : <HeadCell numeric>{t('required')}</HeadCell>}
            {isMixed ? <HeadCell numeric>{t('whole')}</HeadCell> : null}
            <HeadCell>{t('level')}</HeadCell>
          </>
        }
      >
        {weeks.map(({ week, before, after }) => (
          <DataRow key={week}>
            <RowHead>{formatWeek(week)}</RowHead>
            <DataCell label={t('before')} numeric>
              {toldOf(before)}
            </DataCell>
            <DataCell label={t('after')} numeric>
              {toldOf(after)}
            </DataCell>
            {isWhole ? null : (
              <DataCell label={t('required')} numeric>
                {formatHours(after.requiredMinutes)}
              </DataCell>
            )}
            {isMixed ? (
              <DataCell label={t('whole')} numeric>
                {t('fromTo', {
                  before: formatHours(activeMinutesOf(before)),
                  after: formatHours(activeMinutesOf(after)),
                })}
              </DataCell>
            ) : null}
            <DataCell label={t('level')}>
              {before.level === after.level ? null : (
                <>
                  <LevelTag level={before.level} /> →{' '}
                </>
              )}
              <LevelTag level={after.level} />
            </DataCell>
          </DataRow>
        ))}
      </DataTable>
    </details>
  );
}
