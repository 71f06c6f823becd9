import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { PlanVersionPair } from '../plan-dto';
import { requireParty } from './get-plan';
import { loadPlanSurroundings } from './plan-surroundings';
import { findPlanVersionRow, loadPlanNames, toPlanVersionLine, toPlanVersionView } from './plan-versions';

/**
 * Two versions of a plan by their numbers, in the order in which they were written whichever is asked for first: the latest and the one
 * before it unless others are asked for. @throws Refusal 'notFound' for a case or a version that the actor may not see.
 */
export async function getPlanChanges(
  { actor, now, today }: CommandContext,
  { caseId, numbers }: { caseId: string; numbers: { from?: number | undefined; to?: number | undefined } },
): Promise<PlanVersionPair> {
  requireParty(actor);
  return withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId: caseRecord.municipalityId, caseId };
    const rows = await db.planVersion.findMany({ where: key, orderBy: { number: 'desc' } });
    const to = numbers.to ?? rows[0]?.number;
    const from = numbers.from ?? rows.find(({ number }) => to !== undefined && number < to)?.number;
    const [first, second] = [from, to].filter((number) => number !== undefined).toSorted((a, b) => a - b);
    const laterNumber = second ?? first;
    if (laterNumber === undefined) throw notFoundRefusal();
    const later = await findPlanVersionRow(db, { ...key, number: laterNumber });
    const earlier = second === undefined ? null : await findPlanVersionRow(db, { ...key, number: first });
    if (!later || (second !== undefined && !earlier)) throw notFoundRefusal();

    const whole = [earlier, later].filter((row) => row !== null);
    const names = await loadPlanNames(db, key, [...rows, ...whole]);
    const contacts = await db.userAccount.findMany({
      where: { id: { in: whole.flatMap(contactIdsOf) } },
      select: { id: true, name: true },
    });
    const { catalogue, requirements } = await loadPlanSurroundings(db, caseRecord, {
      reader: actor.organisationKind,
      from: [today, toDay(later.startsOn)].toSorted()[0] ?? today,
      today,
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'plan.read',
        ...key,
        subjectId: later.id,
        detail: { from: earlier?.number ?? null, to: later.number },
      },
      now,
    );
    return {
      caseId,
      earlier: earlier && toPlanVersionView(earlier, names, { today }),
      later: toPlanVersionView(later, names, { today }),
      versions: rows.map((row) => toPlanVersionLine(row, names, { today })),
      catalogue,
      requirements,
      contactNames: Object.fromEntries(contacts.map(({ id, name }) => [id, name])),
    };
  });
}

function contactIdsOf(row: {
  municipalityContactId: string | null;
  employmentServiceContactId: string | null;
}): string[] {
  return [row.municipalityContactId, row.employmentServiceContactId].filter((id) => id !== null);
}
