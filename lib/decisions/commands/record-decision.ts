import type { Actor } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import type { Db, Prisma } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import type { DecisionContent } from '../rules/decision-points';

interface NewDecision {
  municipalityId: string;
  caseId: string;
  about: { assessmentId: string } | { breakId: string };
  basis: string;
  content: DecisionContent;
  reasons: string;
}

/**
 * Adds a decision in the transaction of what it decides, with its row in the audit: codes, days and minutes, none of the reasons.
 * Returns its id.
 */
export async function recordDecision(
  db: Db,
  actor: Actor,
  { municipalityId, caseId, about, basis, content, reasons }: NewDecision,
  now: Date,
): Promise<string> {
  const kinds = [...new Set(content.points.map(({ kind }) => kind))];
  const fromOn = content.points[0]?.fromOn;
  if (!fromOn) throw new RangeError('A decision decides something');
  const { id } = await db.decision.create({
    data: {
      municipalityId,
      caseId,
      ...about,
      kinds,
      basis,
      fromOn: fromDay(fromOn),
      content: content as unknown as Prisma.InputJsonValue,
      reasons,
      decidedBy: actor.userId,
      decidedAt: now,
    },
    select: { id: true },
  });
  await recordAudit(
    db,
    actor,
    { action: 'decision.make', municipalityId, caseId, subjectId: id, detail: { kinds, fromOn, ...about } },
    now,
  );
  return id;
}
