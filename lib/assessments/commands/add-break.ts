import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { recordDecision } from '@/lib/decisions/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { accountOfBreak, decideBreak } from '../rules/decide-break';
import type { AddBreakInput } from '../schemas';

/**
 * Decides a break from the activities, at most four weeks in a calendar year (12 kap. 4 f § SoL); the weekly figures follow.
 * @throws Refusal 'invalidInput' with the field at fault, 'assessmentCaseClosed', 'notFound', 'wrongParty'
 */
export async function addBreak(
  context: CommandContext,
  { caseId, fromOn, toOn, reason }: AddBreakInput,
): Promise<{ breakId: string; decisionId: string }> {
  const { actor, today, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('assessmentCaseClosed');
    const rows = await db.breakPeriod.findMany({ where: { municipalityId, caseId } });
    const existing = rows.map((row) => ({ fromOn: toDay(row.fromOn), toOn: toDay(row.toOn) }));
    const decision = decideBreak({ wanted: { fromOn, toOn }, existing });
    if (!decision.allowed) throw new Refusal('invalidInput', { [decision.field]: decision.reason });
    const { id } = await db.breakPeriod.create({
      data: { municipalityId, caseId, fromOn: fromDay(fromOn), toOn: fromDay(toOn), reason },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'break.add', municipalityId, caseId, subjectId: id, detail: { fromOn, toOn } },
      now,
    );
    const account = accountOfBreak([...existing, { fromOn, toOn }], fromOn);
    const decisionId = await recordDecision(
      db,
      actor,
      {
        municipalityId,
        caseId,
        about: { breakId: id },
        basis: `${fromOn} ${toOn}`,
        content: {
          points: [{ kind: 'BREAK_GRANTED', fromOn, toOn, beforeToOn: null, account }],
          extent: null,
          assistance: null,
        },
        reasons: reason,
      },
      now,
    );
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: fromOn }, today);
    return { breakId: id, decisionId };
  });
}
