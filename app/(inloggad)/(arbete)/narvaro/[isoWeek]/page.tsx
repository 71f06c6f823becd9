import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AttendanceGrid } from '@/components/attendance/attendance-grid';
import { GroupHeading } from '@/components/attendance/group-heading';
import { GroupList } from '@/components/attendance/group-list';
import styles from '@/components/attendance/groups.module.css';
import { WeekNavigation } from '@/components/attendance/week-navigation';
import { PageHeading } from '@/components/layout/page';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/states';
import { requireActor } from '@/lib/access/server';
import { pickGroupToReport } from '@/lib/attendance';
import { GROUP_PAGE_SIZE, getGroupWeek, listGroupsToReport } from '@/lib/attendance/server';
import { loadPage } from '@/lib/platform/page';
import { formatWeek, isIsoWeek } from '@/lib/time';
import { reportAttendanceAction, verifyAttendanceAction } from '../actions';

interface AttendanceWeekProps {
  params: Promise<{ isoWeek: string }>;
  searchParams: Promise<{ grupp?: string; alla?: string; sida?: string }>;
}

export async function generateMetadata({ params }: AttendanceWeekProps): Promise<Metadata> {
  const { isoWeek } = await params;
  const t = await getTranslations('attendance.page');
  return { title: isIsoWeek(isoWeek) ? `${t('question')} ${formatWeek(isoWeek)}` : t('question') };
}

/** Who came in the week: the groups that one reports, and the grid of one of them. */
export default async function AttendanceWeekPage({ params, searchParams }: AttendanceWeekProps) {
  const { isoWeek: week } = await params;
  if (!isIsoWeek(week)) notFound();
  const search = await searchParams;
  const isAll = search.alla === '1';
  const { organisationKind } = await requireActor();
  const { groups, hasMore } = await loadPage('attendance.read', (context) =>
    listGroupsToReport(context, { week, all: isAll }),
  );
  const groupId = search.grupp ?? pickGroupToReport(groups)?.groupId;
  const page = Math.max(1, Number.parseInt(search.sida ?? '1', 10) || 1);
  const t = await getTranslations('attendance.page');
  const kept = groupId ? `?grupp=${encodeURIComponent(groupId)}${isAll ? '&alla=1' : ''}` : '';
  return (
    <>
      <PageHeading title={t('question')} actions={<WeekNavigation path="/narvaro" week={week} search={kept} />} />
      {groupId ? (
        <div className={styles.layout} data-groups={groups.length > 1 || hasMore || isAll ? '' : undefined}>
          {groups.length > 1 || hasMore || isAll ? (
            <GroupList groups={groups} week={week} selectedId={groupId} isAll={isAll} hasMore={hasMore} />
          ) : null}
          <ChosenGroup {...{ week, groupId, page, search }} />
        </div>
      ) : (
        <EmptyState title={t('noGroups')}>
          {organisationKind === 'PROVIDER' ? t('noGroupsCoach') : t('noGroupsOfficer')}
        </EmptyState>
      )}
    </>
  );
}

async function ChosenGroup({
  week,
  groupId,
  page,
  search,
}: {
  week: string;
  groupId: string;
  page: number;
  search: Record<string, string | undefined>;
}) {
  const { group, grid, persons } = await loadPage('attendance.read', (context) =>
    getGroupWeek(context, { week, groupId, page }),
  );
  const t = await getTranslations('attendance.page');
  return (
    <section>
      <GroupHeading group={group} persons={persons} />
      {grid.rows.length === 0 ? (
        <EmptyState title={t('nothingPlanned', { week: formatWeek(week) })}>{t('nothingPlannedText')}</EmptyState>
      ) : (
        <AttendanceGrid
          key={`${week} ${groupId} ${page}`}
          grid={grid}
          formKey={`narvaro-${week}-${groupId}-${page}`}
          rowsAre="persons"
          actions={{ report: reportAttendanceAction, verify: verifyAttendanceAction }}
        />
      )}
      {persons > GROUP_PAGE_SIZE ? (
        <Pagination
          path={`/narvaro/${week}`}
          search={search}
          page={page}
          pageSize={GROUP_PAGE_SIZE}
          totalCount={persons}
        />
      ) : null}
    </section>
  );
}
