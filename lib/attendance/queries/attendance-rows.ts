import type { Actor } from '@/lib/access';
import { hasPermission } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { daysOfWeek, type IsoDay, type IsoWeek } from '@/lib/time';
import type { AttendanceGrid, AttendanceReport, AttendanceRow } from '../attendance-grid';
import type { Participation } from './participations';

interface Asked {
  actor: Actor;
  week: IsoWeek;
  today: IsoDay;
  participations: Participation[];
}

/** The grid of the participations: persons by name, with each day's plan and report. Rows with neither are left out. */
export async function loadAttendanceGrid(
  db: Db,
  { actor, week, today, participations }: Asked,
): Promise<AttendanceGrid> {
  const weekDays = daysOfWeek(week);
  const reports = await loadReports(db, { actor, weekDays, participations });
  const shown = participations.filter(
    ({ activityId, plannedByDay }) => Object.keys(plannedByDay).length > 0 || reports.has(activityId),
  );
  const holdsSomething = (day: IsoDay) =>
    shown.some(({ activityId, plannedByDay }) => plannedByDay[day] || reports.get(activityId)?.has(day));
  const days = weekDays.filter((day, index) => index < 5 || holdsSomething(day));
  const persons = await loadPersons(db, shown);
  const providers = await loadProviderNames(db, shown);
  const rows = shown.flatMap((participation): AttendanceRow[] => {
    const { caseId, activityId, title, place, providerId, plannedByDay, flexibleWeekMinutes } = participation;
    const person = persons.get(caseId);
    if (!person) return [];
    return [
      {
        caseId,
        activityId,
        ...person,
        caseNumber: actor.organisationKind === 'PROVIDER' ? null : person.caseNumber,
        activityTitle: title,
        place,
        providerName: providerId === null ? null : (providers.get(providerId) ?? null),
        flexibleWeekMinutes,
        cells: days.map((day) => {
          const report = reports.get(activityId)?.get(day) ?? null;
          const share = flexibleWeekMinutes === null ? undefined : plannedByDay[day];
          return { day, plannedMinutes: share ?? report?.plannedMinutes ?? plannedByDay[day] ?? 0, report };
        }),
      },
    ];
  });
  rows.sort((a, b) => compareWords(a.personName, b.personName) || compareWords(a.activityTitle, b.activityTitle));
  return {
    week,
    days: days.map((day) => ({ day, hasEnded: day < today })),
    rows,
    canReport: hasPermission(actor.role, 'attendance.report'),
    canVerify: hasPermission(actor.role, 'attendance.verify'),
  };
}

function compareWords(a: string, b: string): number {
  return a.localeCompare(b, 'sv');
}

/** Activity → day → what has been reported, with the names of those who did it and the values that were corrected. */
async function loadReports(
  db: Db,
  { actor, weekDays, participations }: { actor: Actor; weekDays: IsoDay[]; participations: Participation[] },
): Promise<Map<string, Map<IsoDay, AttendanceReport>>> {
  const lastDays = new Map(participations.map(({ activityId, lastDay }) => [activityId, lastDay]));
  const found = await db.attendance.findMany({
    where: {
      municipalityId: { in: [...new Set(participations.map(({ municipalityId }) => municipalityId))] },
      caseId: { in: [...new Set(participations.map(({ caseId }) => caseId))] },
      lineageId: { in: participations.map(({ activityId }) => activityId) },
      attendedOn: { gte: fromDay(weekDays[0] ?? ''), lte: fromDay(weekDays[6] ?? '') },
    },
  });
  const attendances = found.filter(({ lineageId, attendedOn }) => {
    const lastDay = lastDays.get(lineageId) ?? null;
    return lastDay === null || toDay(attendedOn) <= lastDay;
  });
  const correctedIds = attendances.filter(({ revision }) => revision > 0).map(({ id }) => id);
  const corrections =
    correctedIds.length === 0
      ? []
      : await db.attendanceCorrection.findMany({
          where: { municipalityId: { in: actor.municipalityIds }, attendanceId: { in: correctedIds } },
          orderBy: { correctedAt: 'desc' },
        });
  const names = await loadUserNames(db, [
    ...attendances.flatMap(({ reportedBy, verifiedBy }) => [reportedBy, ...(verifiedBy ? [verifiedBy] : [])]),
    ...corrections.flatMap(({ correctedBy, oldReportedBy }) => [correctedBy, oldReportedBy]),
  ]);
  const notes = Map.groupBy(corrections, ({ attendanceId }) => attendanceId);
  const reports = new Map<string, Map<IsoDay, AttendanceReport>>();
  for (const row of attendances) {
    const ofActivity = reports.get(row.lineageId) ?? new Map<IsoDay, AttendanceReport>();
    reports.set(row.lineageId, ofActivity);
    ofActivity.set(toDay(row.attendedOn), {
      attendanceId: row.id,
      plannedMinutes: row.plannedMinutes,
      presentMinutes: row.presentMinutes,
      status: row.status,
      revision: row.revision,
      reportedByName: names.get(row.reportedBy) ?? '',
      reportedAt: row.reportedAt.toISOString(),
      isOwnReport: row.reportedBy === actor.userId,
      verifiedByName: row.verifiedBy === null ? null : (names.get(row.verifiedBy) ?? ''),
      corrections: (notes.get(row.id) ?? []).map((note) => ({
        presentMinutes: note.oldPresentMinutes,
        plannedMinutes: note.oldPlannedMinutes,
        status: note.oldStatus,
        reportedByName: names.get(note.oldReportedBy) ?? '',
        correctedByName: names.get(note.correctedBy) ?? '',
        correctedAt: note.correctedAt.toISOString(),
        reason: note.reason,
      })),
    });
  }
  return reports;
}

async function loadUserNames(db: Db, userIds: string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const users = await db.userAccount.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

async function loadPersons(db: Db, participations: Participation[]) {
  const cases = await db.case.findMany({
    where: {
      municipalityId: { in: [...new Set(participations.map(({ municipalityId }) => municipalityId))] },
      id: { in: [...new Set(participations.map(({ caseId }) => caseId))] },
    },
    select: { id: true, number: true, protection: true, person: { select: { givenName: true, familyName: true } } },
  });
  return new Map(
    cases.map(({ id, number, protection, person }) => [
      id,
      {
        personName: `${person.givenName} ${person.familyName}`,
        caseNumber: number,
        isProtected: protection !== 'NONE',
      },
    ]),
  );
}

async function loadProviderNames(db: Db, participations: Participation[]): Promise<Map<string, string>> {
  const ids = [...new Set(participations.flatMap(({ providerId }) => (providerId === null ? [] : [providerId])))];
  if (ids.length === 0) return new Map();
  const found = await db.organisation.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(found.map(({ id, name }) => [id, name]));
}
