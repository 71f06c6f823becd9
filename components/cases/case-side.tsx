import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import type { CasePage, CaseWeekDto } from '@/lib/cases';
import { formatDay, formatHours, formatWeek } from '@/lib/time';
import styles from './case-page.module.css';

/** The last four ended weeks as they were reported; each leads to its days. */
export function CaseAttendance({ caseId, weeks }: { caseId: string; weeks: CaseWeekDto[] }) {
  const t = useTranslations('cases.attendance');
  if (weeks.length === 0) return <p className="subtle">{t('none')}</p>;
  return (
    <table className={styles.attendance}>
      <caption className="visually-hidden">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('week')}</th>
          <th scope="col">{t('planned')}</th>
          <th scope="col">{t('attended')}</th>
          <th scope="col">{t('excused')}</th>
          <th scope="col">{t('unexcused')}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.toReversed().map(({ week, attendance }) => (
          <tr key={week}>
            <th scope="row">
              <Link href={`/arenden/${caseId}/narvaro/${week}`} prefetch={false}>
                {formatWeek(week)}
              </Link>
            </th>
            {attendance.plannedMinutes === 0 ? (
              <td colSpan={4} className={styles.nothing}>
                {t('nothingReported')}
              </td>
            ) : (
              <>
                <td>{formatHours(attendance.plannedMinutes)}</td>
                <td>{formatHours(attendance.attendedMinutes)}</td>
                <td>{formatHours(attendance.excusedMinutes)}</td>
                <td data-attention={attendance.unexcusedMinutes > 0}>{formatHours(attendance.unexcusedMinutes)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What else is known of the case, and from whom. */
export function CaseFactList({ caseId, facts }: { caseId: string; facts: CasePage['facts'] }) {
  const t = useTranslations('cases.facts');
  const { household } = facts;
  return (
    <DefinitionList
      items={[
        ...(household
          ? [
              {
                term: t('assistance'),
                value: t('months', { count: household.assistanceMonths }),
                note: t('since', { day: formatDay(household.assistanceFromMonth) }),
              },
              {
                term: t('children'),
                value:
                  household.children === 0 ? (
                    t('noChildren')
                  ) : (
                    <Link href={`/arenden/${caseId}/barnomsorg`} prefetch={false}>
                      {t('childcare', { count: household.children })}
                    </Link>
                  ),
              },
            ]
          : []),
        {
          term: t('registered'),
          value: facts.registeredSince ? t('since', { day: formatDay(facts.registeredSince) }) : t('notRegistered'),
        },
        ...(facts.jobseekerCategory ? [{ term: t('category'), value: facts.jobseekerCategory }] : []),
        ...(facts.programmeCode
          ? [
              {
                term: t('programme'),
                value: facts.programmeCode,
                note:
                  facts.programmeExtentMinutes === null
                    ? undefined
                    : t('extent', { hours: formatHours(facts.programmeExtentMinutes) }),
              },
            ]
          : []),
        { term: t('opened'), value: formatDay(facts.openedOn) },
      ]}
    />
  );
}
