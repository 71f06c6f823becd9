import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { IsoWeek } from '@/lib/time';
import type { AttendanceGrid } from '../attendance-grid';
import { loadAttendanceGrid } from './attendance-rows';
import { casesWithinReach, loadAllParticipations } from './participations';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The week of one person, with every activity that the actor may know of. The read is audited. @throws Refusal 'notFound'. */
export async function getCaseWeekAttendance(
  { actor, now, today }: CommandContext,
  { caseId, week }: { caseId: string; week: IsoWeek },
): Promise<AttendanceGrid> {
  if (!UUID.test(caseId)) throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const found = await db.case.findFirst({ where: { AND: [{ id: caseId }, casesWithinReach({ actor, today })] } });
    if (!found) throw notFoundRefusal();
    const participations = await loadAllParticipations(db, { actor, today }, { week, caseIds: [caseId] });
    const { municipalityId } = found;
    await recordAudit(db, actor, { action: 'attendance.read', municipalityId, caseId, detail: { week } }, now);
    return loadAttendanceGrid(db, { actor, week, today, participations });
  });
}
