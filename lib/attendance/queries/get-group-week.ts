import type { CommandContext } from '@/lib/access';
import { recordAudits } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import type { IsoWeek } from '@/lib/time';
import type { AttendanceGrid } from '../attendance-grid';
import { loadAttendanceGrid } from './attendance-rows';
import { type Group, getGroup, loadGroupParticipations } from './group-participations';
import type { Participation } from './participations';

/** How many persons are shown at a time; a group that meets in one room is never longer. */
export const GROUP_PAGE_SIZE = 60;

export interface GroupWeek {
  group: Group;
  grid: AttendanceGrid;
  persons: number;
  page: number;
}

/** The week of a group: everyone who takes part, as far as the actor may know. The read is audited for each person shown. @throws Refusal 'notFound'. */
export async function getGroupWeek(
  { actor, now, today }: CommandContext,
  { week, groupId, page = 1 }: { week: IsoWeek; groupId: string; page?: number },
): Promise<GroupWeek> {
  return withActor(actor, async (db) => {
    const group = await getGroup(db, actor, groupId);
    const all = await loadGroupParticipations(db, { actor, today }, { group, week });
    const { participations, persons } = await pickPage(db, all, page);
    const grid = await loadAttendanceGrid(db, { actor, week, today, participations });
    const shown = new Map(participations.map(({ caseId, municipalityId }) => [caseId, municipalityId]));
    const entries = [...shown].map(([caseId, municipalityId]) => ({ caseId, municipalityId, detail: { week } }));
    await recordAudits(db, actor, 'attendance.read', entries, now);
    return { group, grid, persons, page };
  });
}

/** The participations of the persons on the page, in the order in which the grid shows them. */
async function pickPage(
  db: Db,
  participations: Participation[],
  page: number,
): Promise<{ participations: Participation[]; persons: number }> {
  const byCase = Map.groupBy(participations, ({ caseId }) => caseId);
  if (byCase.size <= GROUP_PAGE_SIZE && page === 1) return { participations, persons: byCase.size };
  const cases = await db.case.findMany({
    where: {
      municipalityId: { in: [...new Set(participations.map(({ municipalityId }) => municipalityId))] },
      id: { in: [...byCase.keys()] },
    },
    select: { id: true },
    orderBy: [{ person: { givenNameKey: 'asc' } }, { person: { familyNameKey: 'asc' } }, { id: 'asc' }],
    skip: (page - 1) * GROUP_PAGE_SIZE,
    take: GROUP_PAGE_SIZE,
  });
  return { participations: cases.flatMap(({ id }) => byCase.get(id) ?? []), persons: byCase.size };
}
