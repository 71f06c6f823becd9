import type { Actor } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { toConsultationFacts } from '../queries/consultation-facts';

/**
 * The samråd behind the visibility filter, with its case held still: an answer, a conclusion, a new plan version and a
 * decision on the same case follow one after the other.
 */
export async function lockConsultation(db: Db, actor: Actor, asked: { caseId: string; consultationId: string }) {
  const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, asked.caseId);
  const row = await db.consultation.findFirst({
    where: { municipalityId, caseId, id: asked.consultationId },
    include: { settlement: true },
  });
  if (!row) throw notFoundRefusal();
  return { municipalityId, row, facts: toConsultationFacts(row), key: { municipalityId, id: row.id } };
}
