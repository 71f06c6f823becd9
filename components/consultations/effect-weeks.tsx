import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { LevelTag } from '@/components/ui/tags';
import type { EffectOfWeek } from '@/lib/consultations';
import { formatHours, formatWeek } from '@/lib/time';
import styles from './consultations.module.css';

/** The effect week by week, folded so that the answer is in sight: assigned before and after, of what is required, and the level. */
export function EffectWeeks({ weeks }: { weeks: EffectOfWeek[] }) {
  const t = useTranslations('consultation.weeks');
  if (weeks.length === 0) return null;
  return (
    <details className={styles.weeks}>
      <summary>{t('title')}</summary>
      <DataTable
        caption={t('title')}
        head={
          <>
            <HeadCell>{t('week')}</HeadCell>
            <HeadCell numeric>{t('before')}</HeadCell>
            <HeadCell numeric>{t('after')}</HeadCell>
            <HeadCell numeric>{t('required')}</HeadCell>
            <HeadCell>{t('level')}</HeadCell>
          </>
        }
      >
        {weeks.map(({ week, before, after }) => (
          <DataRow key={week}>
            <RowHead>{formatWeek(week)}</RowHead>
            <DataCell label={t('before')} numeric>
              {formatHours(before.assignedMinutes)}
            </DataCell>
            <DataCell label={t('after')} numeric>
              {formatHours(after.assignedMinutes)}
            </DataCell>
            <DataCell label={t('required')} numeric>
              {formatHours(after.requiredMinutes)}
            </DataCell>
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
