import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { stockholmDayOf } from '@/lib/time';
import type { CaseDecisions } from '../decision-dto';
import type { DecisionContent } from '../rules/decision-points';
import { findDuty, findPendingDecisions } from './find-pending-decisions';

/** More decisions than this in one case are not listed: the last are. */
const DECISIONS_LISTED = 100;

/**
 * What has been decided in a case, what has not, and what the months in a row say of the duty: for the municipality alone (OSL 26:1).
 * @throws Refusal 'notFound' for a case out of sight, 'notPermitted' for another organisation
 */
export async function listCaseDecisions(
  { actor, today, now }: CommandContext,
  { caseId }: { caseId: string },
): Promise<CaseDecisions> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await getVisibleCase(db, actor, caseId);
    const place = { municipalityId, caseId };
    const rows = await db.decision.findMany({
      where: place,
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
      take: DECISIONS_LISTED,
    });
    const officers = await db.userAccount.findMany({
      where: { id: { in: rows.map(({ decidedBy }) => decidedBy) } },
      select: { id: true, name: true },
    });
    const pending = closedOn === null ? await findPendingDecisions(db, place, today) : [];
    const duty = await findDuty(db, place, today);
    await recordAudit(db, actor, { action: 'decision.list', ...place }, now);
    const nameOf = new Map(officers.map(({ id, name }) => [id, name]));
    return {
      caseId,
      isClosed: closedOn !== null,
      duty,
      pending,
      decisions: rows.map(({ id, kinds, content, fromOn, decidedAt, decidedBy }) => ({
        id,
        kinds,
        points: (content as unknown as DecisionContent).points,
        fromOn: toDay(fromOn),
        decidedOn: stockholmDayOf(decidedAt),
        decidedByName: nameOf.get(decidedBy) ?? null,
      })),
    };
  });
}
