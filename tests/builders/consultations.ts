import { randomUUID } from 'node:crypto';
import { ownerClient } from '../database';
import type { BuiltCase } from './cases';
import { NOW, type World } from './world';

/** A praktik of twenty hours beside what runs, from Monday after next, as the municipality asks about it. */
export function placementRequest(built: Pick<BuiltCase, 'caseId'>, endsLineageIds: string[] = []) {
  return {
    caseId: built.caseId,
    requestId: randomUUID(),
    kind: 'WORK_PLACEMENT' as const,
    typeCode: 'WORK_PLACEMENT',
    title: 'Praktik i köket',
    startsOn: '2026-11-30',
    endsOn: '2027-02-26',
    flexibleWeeklyMinutes: 1200,
    slots: [] as { weekday: number; startsMinute: number; endsMinute: number }[],
    endsLineageIds,
    purpose: 'Referens och körvana i storkök',
  };
}

/** A samråd in which both agreed on breaking activities off, carried out in the moment of the tests: what a new version may rest on. */
export async function insertHeardBreakOff(world: World, built: BuiltCase, endsLineageIds: string[]): Promise<void> {
  const officer = world.office.officer.userId;
  const worker = world.almby.socialWorker.userId;
  await (await ownerClient()).query(
    `insert into consultations (municipality_id, case_id, kind, plan_version_id, requested_by_party, requested_by, requested_at, purpose, effect,
       had_unsuccessful_referral, due_on, proposal, answered_by, answered_at, answer, concluded_by, concluded_at, conclusion, carried_out_by, carried_out_at)
     values ($1, $2, 'BREAK_OFF', $3, 'EMPLOYMENT_SERVICE', $4, $6, 'Bryts', '{}', false, '2026-11-25', $7, $5, $6, 'AGREE', $4, $6, 'AGREED', $4, $6)`,
    [built.municipalityId, built.caseId, built.planVersionId, officer, worker, NOW, JSON.stringify({ endsLineageIds })],
  );
}
