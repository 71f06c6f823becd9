import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import type { AbsenceReviewPage } from '@/lib/absence-reviews';
import { formatDay, formatHours, formatShortWeekday, weekday } from '@/lib/time';

/** The days and hours as they are reported: read from the attendance, where they are corrected too. */
export function ReviewedDays({ page: { caseId, reviewedDays } }: { page: AbsenceReviewPage }) {
  const t = useTranslations('absence.days');
  const statuses = useTranslations('attendance.statuses');
  return (
    <DataTable
      caption={t('caption')}
      head={
        <>
          <HeadCell>{t('day')}</HeadCell>
          <HeadCell>{t('activity')}</HeadCell>
          <HeadCell numeric>{t('absent')}</HeadCell>
          <HeadCell>{t('report')}</HeadCell>
        </>
      }
    >
      {reviewedDays.map(({ attendanceId, day, week, activityTitle, plannedMinutes, absentMinutes, status }) => (
        <DataRow key={attendanceId}>
          <RowHead>
            {formatShortWeekday(weekday(day))} {formatDay(day)}
          </RowHead>
          <DataCell label={t('activity')}>{activityTitle}</DataCell>
          <DataCell label={t('absent')} numeric>
            {t('hours', { absent: formatHours(absentMinutes), planned: formatHours(plannedMinutes) })}
          </DataCell>
          <DataCell label={t('report')}>
            <Link href={`/arenden/${caseId}/narvaro/${week}`} prefetch={false}>
              {status === 'UNEXCUSED_ABSENCE'
                ? statuses('UNEXCUSED_ABSENCE.full')
                : t('correctedTo', { status: statuses(`${status}.full`) })}
            </Link>
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
