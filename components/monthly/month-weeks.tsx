import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Hours } from '@/components/ui/hours';
import { LevelTag } from '@/components/ui/tags';
import { WeekBar } from '@/components/ui/week-bar';
import { type MonthWeek, sumWeeks } from '@/lib/monthly-assessments';
import { formatHours, formatWeek } from '@/lib/time';
import styles from './monthly.module.css';

/** The weeks since last time: what each held, what was demanded, and what was reported of it; the newest first. */
export function MonthWeeks({ caseId, weeks }: { caseId: string; weeks: MonthWeek[] }) {
  const t = useTranslations('monthly.weeks');
  const sums = sumWeeks(weeks);
  const column = (minutes: number) => (minutes === 0 ? <span className="subtle">–</span> : formatHours(minutes));
  return (
    <>
      <DataTable
        caption={t('caption')}
        head={
          <>
            <HeadCell>{t('week')}</HeadCell>
            <HeadCell width="22%">{t('bar')}</HeadCell>
            <HeadCell numeric>{t('hours')}</HeadCell>
            <HeadCell>{t('level')}</HeadCell>
            <HeadCell numeric>{t('planned')}</HeadCell>
            <HeadCell numeric>{t('attended')}</HeadCell>
            <HeadCell numeric>{t('excused')}</HeadCell>
            <HeadCell numeric>{t('unexcused')}</HeadCell>
            <HeadCell numeric>{t('cancelled')}</HeadCell>
            <HeadCell numeric>{t('unanswered')}</HeadCell>
          </>
        }
      >
        {weeks.toReversed().map(({ attendance, ...each }) => (
          <DataRow key={each.week}>
            <RowHead>
              <Link href={`/arenden/${caseId}/narvaro/${each.week}`} prefetch={false}>
                {formatWeek(each.week)}
              </Link>
            </RowHead>
            <DataCell wide>
              <WeekBar segments={each.picture} label={formatWeek(each.week)} />
            </DataCell>
            <DataCell numeric label={t('hours')}>
              {each.assignedMinutes > 0 || each.requiredMinutes > 0 ? (
                <Hours minutes={each.assignedMinutes} ofMinutes={each.requiredMinutes} />
              ) : (
                column(0)
              )}
            </DataCell>
            <DataCell>
              <LevelTag level={each.level} formallyFullTime={each.isFormallyFullTimeOnly} />
            </DataCell>
            {each.hasEnded ? (
              <>
                <DataCell numeric label={t('planned')}>
                  {column(attendance.plannedMinutes)}
                </DataCell>
                <DataCell numeric label={t('attended')}>
                  {column(attendance.attendedMinutes)}
                </DataCell>
                <DataCell numeric label={t('excused')}>
                  {column(attendance.excusedMinutes)}
                </DataCell>
                <DataCell numeric label={t('unexcused')}>
                  {attendance.unexcusedMinutes > 0 ? (
                    <b className={styles.attention}>{formatHours(attendance.unexcusedMinutes)}</b>
                  ) : (
                    column(0)
                  )}
                </DataCell>
                <DataCell numeric label={t('cancelled')}>
                  {column(attendance.cancelledMinutes)}
                </DataCell>
                <DataCell numeric label={t('unanswered')}>
                  {column(attendance.unansweredMinutes)}
                </DataCell>
              </>
            ) : (
              <>
                <DataCell>
                  <span className="subtle">{t('running')}</span>
                </DataCell>
                <DataCell />
                <DataCell />
                <DataCell />
                <DataCell />
                <DataCell />
              </>
            )}
          </DataRow>
        ))}
      </DataTable>
      {sums.plannedMinutes === 0 ? null : (
        <p className={styles.sums}>
          {t('sums', {
            planned: formatHours(sums.plannedMinutes),
            attended: formatHours(sums.attendedMinutes),
            excused: formatHours(sums.excusedMinutes),
            unexcused: formatHours(sums.unexcusedMinutes),
          })}
        </p>
      )}
    </>
  );
}
