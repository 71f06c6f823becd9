import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CaseAbsence } from '@/components/absence-reviews/case-absence';
import { AttendanceGrid } from '@/components/attendance/attendance-grid';
import { WeekNavigation } from '@/components/attendance/week-navigation';
import { PageHeading, Section } from '@/components/layout/page';
import { DeviationList } from '@/components/participants/deviation-list';
import { ProviderHoursTable } from '@/components/participants/provider-hours-table';
import { EmptyState } from '@/components/ui/states';
import { getAbsenceStanding } from '@/lib/absence-reviews/server';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { getCaseWeekAttendance } from '@/lib/attendance/server';
import { getCaseProviderHours, listCaseDeviations } from '@/lib/participants/server';
import { loadPage } from '@/lib/platform/page';
import { formatWeek, isIsoWeek } from '@/lib/time';
import { readDeviationAction } from '../../../../deltagare/actions';
import { reportAttendanceAction, verifyAttendanceAction } from '../../../../narvaro/actions';
import { openAbsenceReviewAction } from '../../franvaro/actions';

interface CaseAttendanceWeekProps {
  params: Promise<{ caseId: string; isoWeek: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.page');
  return { title: t('personQuestion') };
}

/** How the week went for one person: all activities, whoever holds them. */
export default async function CaseAttendanceWeekPage({ params }: CaseAttendanceWeekProps) {
  const { caseId, isoWeek: week } = await params;
  if (!isIsoWeek(week)) notFound();
  const grid = await loadPage('attendance.read', (context) => getCaseWeekAttendance(context, { caseId, week }), {
    caseId,
  });
  const { role } = await requireActor();
  const standing = hasPermission(role, 'absence-review.read')
    ? await loadPage('absence-review.read', (context) => getAbsenceStanding(context, { caseId }), { caseId })
    : null;
  const deviations = hasPermission(role, 'deviation.read')
    ? await loadPage('deviation.read', (context) => listCaseDeviations(context, { caseId }), { caseId })
    : null;
  const hours = hasPermission(role, 'deviation.read')
    ? await loadPage('attendance.read', (context) => getCaseProviderHours(context, { caseId, week }), { caseId })
    : null;
  const hoursWords = await getTranslations('participants.hours');
  const deviationWords = await getTranslations('participants.deviations');
  const t = await getTranslations('attendance.page');
  return (
    <>
      <PageHeading
        title={t('personQuestion')}
        actions={
          <>
            <WeekNavigation path={`/arenden/${caseId}/narvaro`} week={week} />
            {role === 'PROVIDER_COACH' ? null : (
              <Link href={`/arenden/${caseId}/plan/forslag`} prefetch={false}>
                {(await getTranslations('planProposals'))('fromAttendance')}
              </Link>
            )}
          </>
        }
      />
      {grid.rows.length === 0 ? (
        <EmptyState title={t('nothingPlanned', { week: formatWeek(week) })}>{t('nothingPlannedText')}</EmptyState>
      ) : (
        <AttendanceGrid
          key={week}
          grid={grid}
          formKey={`narvaro-${week}-${caseId}`}
          rowsAre="activities"
          actions={{ report: reportAttendanceAction, verify: verifyAttendanceAction }}
        />
      )}
      {hours && hours.providers.length > 0 ? (
        <Section title={hoursWords('title', { from: formatWeek(hours.fromWeek), to: formatWeek(hours.toWeek) })}>
          <ProviderHoursTable providers={hours.providers} />
        </Section>
      ) : null}
      {deviations && deviations.length > 0 ? (
        <Section id="avvikelser" title={deviationWords('title')} count={deviations.length}>
          <p className="subtle">{deviationWords('help')}</p>
          <DeviationList caseId={caseId} deviations={deviations} read={readDeviationAction} />
        </Section>
      ) : null}
      {standing ? (
        <CaseAbsence
          standing={{ ...standing, waiting: standing.waiting.filter((waiting) => waiting.week === week) }}
          action={hasPermission(role, 'absence-review.write') ? openAbsenceReviewAction : null}
        />
      ) : null}
    </>
  );
}
