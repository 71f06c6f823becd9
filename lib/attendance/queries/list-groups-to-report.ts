import type { Actor, CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { daysOfWeek, type IsoDay, type IsoWeek } from '@/lib/time';
import { type GroupToReport, OWN_GROUP_ID } from '../attendance-grid';
import { caseloadOf, groupsWithinReach, loadOwnCaseParticipations } from './group-participations';
import { loadOfficeParticipations, loadProviderParticipations, type Participation } from './participations';

/** At most this many groups are counted at a time; those that the actor is responsible for come first. */
const MOST_GROUPS = 60;

/**
 * The groups whose week the actor may report or read, own first, each with how many ended person-days are planned, lack a report, and
 * lack a verification. Counts only, no persons. One who is responsible for groups is shown those alone, unless all are asked for.
 */
export async function listGroupsToReport(
  { actor, today }: CommandContext,
  { week, all = false }: { week: IsoWeek; all?: boolean },
): Promise<{ groups: GroupToReport[]; hasMore: boolean }> {
  return withActor(actor, async (db) => {
    const reach = groupsWithinReach(actor);
    const own = { AND: [reach, { responsibleUserId: actor.userId }] };
    const ownCount = await db.activityGroup.count({ where: own });
    const onlyOwn = ownCount > 0 && !all;
    const found = await db.activityGroup.findMany({
      where: onlyOwn ? own : reach,
      orderBy: { name: 'asc' },
      take: MOST_GROUPS,
    });
    const total = await db.activityGroup.count({ where: reach });

    const held = await loadProviderParticipations(db, { actor, today }, { week, cases: caseloadOf(actor) });
    const meeting = await loadOfficeParticipations(
      db,
      { actor, today },
      {
        week,
        activities: { groupId: { in: found.map(({ id }) => id) } },
      },
    );
    const byGroup = Map.groupBy(
      [...meeting, ...held].filter(({ groupId }) => groupId !== null),
      ({ groupId }) => groupId ?? '',
    );
    const sections: Section[] = (await describeGroups(db, actor, found)).map((group) => ({
      group,
      participations: byGroup.get(group.groupId) ?? [],
    }));
    if (actor.organisationKind === 'MUNICIPALITY') {
      const group = { ...UNNAMED, groupId: OWN_GROUP_ID, kind: 'OWN_CASES' as const, isOwn: true };
      sections.push({ group, participations: await loadOwnCaseParticipations(db, { actor, today }, week) });
    }
    sections.push(...(await sortByProvider(db, actor, held)));

    const reports = await loadReportedDays(
      db,
      sections.flatMap(({ participations }) => participations),
      week,
    );
    await recordAudit(db, actor, { action: 'attendance.list-groups', detail: { week, groups: sections.length } });
    return {
      hasMore: total > found.length,
      groups: sections
        .filter(({ group, participations }) => group.kind === 'GROUP' || participations.length > 0)
        .map(({ group, participations }) => ({ ...group, ...countDays(participations, reports, today) }))
        .sort(compareGroups),
    };
  });
}

type ListedGroup = Omit<GroupToReport, 'persons' | 'plannedDays' | 'unreportedDays' | 'unverifiedDays'>;

interface Section {
  group: ListedGroup;
  participations: Participation[];
}

const UNNAMED = { name: '', place: '', municipalityName: null, waitsFor: null };

interface FoundGroup {
  id: string;
  municipalityId: string;
  name: string;
  place: string;
  responsibleUserId: string | null;
}

/** The groups that meet, with who is responsible for each and, where they may be mistaken for each other, the municipality. */
async function describeGroups(db: Db, actor: Actor, found: FoundGroup[]): Promise<ListedGroup[]> {
  const responsibleIds = found.flatMap(({ responsibleUserId }) => responsibleUserId ?? []);
  const users = await db.userAccount.findMany({
    where: { id: { in: responsibleIds } },
    select: { id: true, name: true },
  });
  const userNames = new Map(users.map(({ id, name }) => [id, name]));
  const municipalities =
    actor.municipalityIds.length > 1
      ? await db.organisation.findMany({
          where: { id: { in: actor.municipalityIds } },
          select: { id: true, name: true },
        })
      : [];
  const municipalityNames = new Map(municipalities.map(({ id, name }) => [id, name]));
  return found.map(({ id, municipalityId, name, place, responsibleUserId }) => {
    const isOwn = responsibleUserId === actor.userId;
    return {
      groupId: id,
      kind: 'GROUP',
      name,
      place,
      municipalityName: municipalityNames.get(municipalityId) ?? null,
      isOwn,
      waitsFor: isOwn || responsibleUserId === null ? null : (userNames.get(responsibleUserId) ?? null),
    };
  });
}

async function sortByProvider(db: Db, actor: Actor, held: Participation[]): Promise<Section[]> {
  const outside = Map.groupBy(
    held.filter(({ groupId }) => groupId === null),
    ({ providerId }) => providerId ?? '',
  );
  const providers = await db.organisation.findMany({ where: { id: { in: [...outside.keys()] } } });
  return providers.map(({ id, name }) => {
    const isOwn = id === actor.organisationId;
    const groupId = isOwn ? OWN_GROUP_ID : id;
    const group = { ...UNNAMED, groupId, kind: 'PROVIDER' as const, name, isOwn, waitsFor: isOwn ? null : name };
    return { group, participations: outside.get(id) ?? [] };
  });
}

interface ReportedDay {
  isVerified: boolean;
  plannedMinutes: number;
}

/** 'activity day' → what is reported of it. */
async function loadReportedDays(
  db: Db,
  participations: Participation[],
  week: IsoWeek,
): Promise<Map<string, ReportedDay>> {
  const days = daysOfWeek(week);
  const rows = await db.attendance.findMany({
    where: {
      municipalityId: { in: [...new Set(participations.map(({ municipalityId }) => municipalityId))] },
      caseId: { in: [...new Set(participations.map(({ caseId }) => caseId))] },
      attendedOn: { gte: fromDay(days[0]), lte: fromDay(days[6]) },
    },
    select: { lineageId: true, attendedOn: true, verifiedAt: true, plannedMinutes: true },
  });
  return new Map(
    rows.map(({ lineageId, attendedOn, verifiedAt, plannedMinutes }) => [
      `${lineageId} ${toDay(attendedOn)}`,
      { isVerified: verifiedAt !== null, plannedMinutes },
    ]),
  );
}

function countDays(participations: Participation[], reports: Map<string, ReportedDay>, today: IsoDay) {
  const days = participations.flatMap(({ activityId, plannedByDay, flexibleWeekMinutes }) => {
    const ofWeek = Object.keys(plannedByDay).map((day) => ({ day, report: reports.get(`${activityId} ${day}`) }));
    const taken = ofWeek.reduce((sum, { report }) => sum + (report?.plannedMinutes ?? 0), 0);
    const isUsed = flexibleWeekMinutes !== null && taken >= flexibleWeekMinutes;
    return ofWeek.filter(({ day, report }) => day < today && (report || !isUsed)).map(({ report }) => report);
  });
  return {
    persons: new Set(participations.map(({ caseId }) => caseId)).size,
    plannedDays: days.length,
    unreportedDays: days.filter((report) => report === undefined).length,
    unverifiedDays: days.filter((report) => report?.isVerified === false).length,
  };
}

const KIND_ORDER = ['OWN_CASES', 'GROUP', 'PROVIDER'];

/** Own first, then what meets together, then what providers hold. */
function compareGroups(a: GroupToReport, b: GroupToReport): number {
  const byKind = KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind);
  return Number(b.isOwn) - Number(a.isOwn) || byKind || a.name.localeCompare(b.name, 'sv');
}
