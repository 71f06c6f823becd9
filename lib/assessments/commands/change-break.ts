import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { recordDecision } from '@/lib/decisions/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import { accountOfBreak, decideBreakChange } from '../rules/decide-break';
import type { ChangeBreakInput } from '../schemas';

/**
 * Shortens a break, or takes it back (12 kap. 4 f § SoL): its days carry the demand again and the weekly figures follow. What was given
 * stays in the decision about it and in the audit.
 * @throws Refusal 'invalidInput' with the field at fault, 'breakChangedMeanwhile', 'assessmentCaseClosed', 'notFound', 'wrongParty'
 */
export async function changeBreak(
  { actor, today, now }: CommandContext,
  { caseId, breakId, seenToOn, toOn, reason }: ChangeBreakInput,
): Promise<{ decisionId: string }> {
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('assessmentCaseClosed');
    const place = { municipalityId, caseId };
    const rows = await db.breakPeriod.findMany({ where: place, orderBy: { fromOn: 'asc' } });
    const breaks = rows.map((row) => ({ id: row.id, fromOn: toDay(row.fromOn), toOn: toDay(row.toOn) }));
    const period = breaks.find(({ id }) => id === breakId);
    if (!period) throw notFoundRefusal();
    if (period.toOn !== seenToOn) throw new Refusal('breakChangedMeanwhile');
    const decision = decideBreakChange({ period, toOn, reason, today });
    if (!decision.allowed) throw new Refusal('invalidInput', { [decision.field]: decision.reason });

    const where = { municipalityId_id: { municipalityId, id: breakId } };
    if (toOn === null) await db.breakPeriod.delete({ where });
    else await db.breakPeriod.update({ where, data: { toOn: fromDay(toOn) } });
    const { fromOn } = period;
    const left = breaks.flatMap((each) => (each.id === breakId ? (toOn ? [{ fromOn, toOn }] : []) : [each]));
    await recordAudit(
      db,
      actor,
      {
        action: toOn === null ? 'break.take-back' : 'break.shorten',
        ...place,
        subjectId: breakId,
        detail: { fromOn, toOn, beforeToOn: period.toOn },
      },
      now,
    );
    const decisionId = await recordDecision(
      db,
      actor,
      {
        ...place,
        about: { breakId },
        basis: `${fromOn} ${toOn ?? ''}`,
        content: {
          points: [
            {
              kind: toOn === null ? 'BREAK_TAKEN_BACK' : 'BREAK_SHORTENED',
              fromOn,
              toOn: toOn ?? period.toOn,
              beforeToOn: toOn === null ? null : period.toOn,
              account: accountOfBreak(left, fromOn),
            },
          ],
          extent: null,
          assistance: null,
        },
        reasons: reason,
      },
      now,
    );
    const fromDayOfChange = toOn === null ? fromOn : addDays(toOn, 1);
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: fromDayOfChange }, today);
    return { decisionId };
  });
}
