import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';
import { decideEmploymentStep, type EmploymentState } from '../rules/employment-state';

type Row = Prisma.SubsidisedEmploymentGetPayload<object>;

export interface EmploymentKey {
  caseId: string;
  employmentId: string;
  revision: number;
}

/** What a step writes: the columns that it fills, and what is told of it. */
export interface EmploymentStepContent {
  kind: EmploymentState | 'PROLONGED';
  data: Prisma.SubsidisedEmploymentUpdateManyMutationInput;
  day?: Date | null;
  words?: string;
  detail?: Record<string, unknown>;
}

/**
 * Takes a step with a held place, in one transaction with the row that tells of it and the audit: the place as it was seen, its case held still.
 * @throws Refusal 'notFound', 'caseClosed', 'changedMeanwhile', and what `prepare` refuses
 */
export async function takeEmploymentStep(
  { actor, now }: CommandContext,
  { caseId, employmentId, revision }: EmploymentKey,
  prepare: (row: Row, db: Db) => EmploymentStepContent | Promise<EmploymentStepContent>,
): Promise<{ employmentId: string }> {
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    const row = await db.subsidisedEmployment.findFirst({ where: { municipalityId, caseId, id: employmentId } });
    if (!row) throw notFoundRefusal();
    if (closedOn !== null) throw new Refusal('caseClosed');
    const { kind, data, day = null, words = '', detail = {} } = await prepare(row, db);
    if (row.revision !== revision) throw new Refusal('changedMeanwhile');
    const { count } = await db.subsidisedEmployment.updateMany({
      where: { municipalityId, id: employmentId, revision, state: row.state },
      data: { ...data, revision: { increment: 1 } },
    });
    if (count === 0) throw new Refusal('changedMeanwhile');
    await db.employmentStep.create({
      data: { municipalityId, caseId, employmentId, kind, day, words, takenBy: actor.userId, takenAt: now },
    });
    await recordAudit(
      db,
      actor,
      { action: `employment.${ACTIONS[kind]}`, municipalityId, caseId, subjectId: employmentId, detail },
      now,
    );
    return { employmentId };
  });
}

const ACTIONS: Record<EmploymentStepContent['kind'], string> = {
  HELD: 'hold',
  REQUESTED: 'request',
  PROLONGED: 'prolong',
  GRANTED: 'grant',
  REFUSED: 'refuse',
  STARTED: 'start',
  LOST: 'lose',
};

/** @throws Refusal 'wrongParty', 'employmentWrongOrder' */
export function requireStep({ actor }: CommandContext, row: Row, to: EmploymentState): void {
  refuseUnless(decideEmploymentStep({ from: row.state, to, party: actor.organisationKind }));
}

/** The last day of the hold. */
export function heldUntilOf(row: Row): IsoDay {
  return toDay(row.heldUntil);
}
