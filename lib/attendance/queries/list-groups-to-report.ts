import type { CommandContext } from '@/lib/access';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { daysOfWeek, type IsoDay, type IsoWeek } from '@/lib/time';
import { type GroupToReport, OWN_GROUP_ID } from '../attendance-grid';
import { caseloadOf, type Group, groupsWithinReach, loadOwnCaseParticipations } from './group-participations';
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

    const groups: Group[] = found.map((group) => ({
      groupId: group.id,
      kind: 'GROUP',
      name: group.name,
      place: group.place,
      isOwn: group.responsibleUserId === actor.userId,
    }));
    const held = await loadProviderParticipations(db, actor, { week, cases: caseloadOf(actor) });
    const meeting = await loadOfficeParticipations(db, actor, {
      week,
      activities: { groupId: { in: found.map(({ id }) => id) } },
    });
    const byGroup = Map.groupBy(
      [...meeting, ...held].filter(({ groupId }) => groupId !== null),
      ({ groupId }) => groupId ?? '',
    );
    const sections: { group: Group; participations: Participation[] }[] = groups.map((group) => ({
      group,
      participations: byGroup.get(group.groupId) ?? [],
    }));
    if (actor.organisationKind === 'MUNICIPALITY') {
      const group: Group = { groupId: OWN_GROUP_ID, kind: 'OWN_CASES', name: '', place: '', isOwn: true };
      sections.push({ group, participations: await loadOwnCaseParticipations(db, actor, week) });
    }
    sections.push(...(await sortByProvider(db, actor, held)));

    const reports = await loadReportedDays(
      db,
      sections.flatMap(({ participations }) => participations),
      week,
    );
    return {
      hasMore: total > found.length,
      groups: sections
        .filter(({ group, participations }) => group.kind === 'GROUP' || participations.length > 0)
        .map(({ group, participations }) => ({ ...group, ...countDays(participations, reports, today) }))
        .sort(compareGroups),
    };
  });
}

async function sortByProvider(
  db: Db,
  actor: CommandContext['actor'],
  held: Participation[],
): Promise<{ group: Group; participations: Participation[] }[]> {
  const outside = Map.groupBy(
    held.filter(({ groupId }) => groupId === null),
    ({ providerId }) => providerId ?? '',
  );
  const providers = await db.organisation.findMany({ where: { id: { in: [...outside.keys()] } } });
  return providers.map(({ id, name }) => {
    const isOwn = id === actor.organisationId;
    const group: Group = { groupId: isOwn ? OWN_GROUP_ID : id, kind: 'PROVIDER', name, place: '', isOwn };
    return { group, participations: outside.get(id) ?? [] };
  });
}

/** 'activity day' → whether the report is verified. */
async function loadReportedDays(db: Db, participations: Participation[], week: IsoWeek): Promise<Map<string, boolean>> {
  const days = daysOfWeek(week);
  const rows = await db.attendance.findMany({
    where: {
      municipalityId: { in: [...new Set(participations.map(({ municipalityId }) => municipalityId))] },
      caseId: { in: [...new Set(participations.map(({ caseId }) => caseId))] },
      attendedOn: { gte: fromDay(days[0]), lte: fromDay(days[6]) },
    },
    select: { lineageId: true, attendedOn: true, verifiedAt: true },
  });
  return new Map(
    rows.map(({ lineageId, attendedOn, verifiedAt }) => [`${lineageId} ${toDay(attendedOn)}`, verifiedAt !== null]),
  );
}

function countDays(participations: Participation[], reports: Map<string, boolean>, today: IsoDay) {
  const days = participations.flatMap(({ activityId, plannedByDay }) =>
    Object.keys(plannedByDay)
      .filter((day) => day < today)
      .map((day) => reports.get(`${activityId} ${day}`)),
  );
  return {
    persons: new Set(participations.map(({ caseId }) => caseId)).size,
    plannedDays: days.length,
    unreportedDays: days.filter((isVerified) => isVerified === undefined).length,
    unverifiedDays: days.filter((isVerified) => isVerified === false).length,
  };
}

const KIND_ORDER = ['OWN_CASES', 'GROUP', 'PROVIDER'];

/** Own first, then what meets together, then what providers hold. */
function compareGroups(a: GroupToReport, b: GroupToReport): number {
  const byKind = KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind);
  return Number(b.isOwn) - Number(a.isOwn) || byKind || a.name.localeCompare(b.name, 'sv');
}
