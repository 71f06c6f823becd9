import type { CommandContext } from '@/lib/access';
import { visibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { stockholmDayOf } from '@/lib/time';
import type { DecisionPage } from '../decision-dto';
import type { DecisionContent } from '../rules/decision-points';

/**
 * One decision as it was made, with whom it is about as they are called today. For the municipality alone (OSL 26:1).
 * @throws Refusal 'notFound' when the case is out of sight or has no such decision, 'notPermitted' for another organisation
 */
export async function getDecision(
  { actor, now }: CommandContext,
  { caseId, decisionId }: { caseId: string; decisionId: string },
): Promise<DecisionPage> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  return withActor(actor, async (db) => {
    const found = await db.case.findFirst({
      where: visibleCase(actor, caseId),
      include: { person: true, unit: true, responsible: true },
    });
    if (!found) throw notFoundRefusal();
    const { municipalityId, person, unit, responsible } = found;
    const decision = await db.decision.findFirst({ where: { municipalityId, caseId, id: decisionId } });
    if (!decision) throw notFoundRefusal();
    const municipality = await db.organisation.findUniqueOrThrow({ where: { id: municipalityId } });
    const decidedBy = await db.userAccount.findUnique({ where: { id: decision.decidedBy }, select: { name: true } });
    await recordAudit(db, actor, { action: 'decision.read', municipalityId, caseId, subjectId: decisionId }, now);
    return {
      caseId,
      decisionId,
      municipalityName: municipality.name,
      unitName: unit.name,
      caseNumber: found.number,
      personName: `${person.givenName} ${person.familyName}`,
      identityNumber: person.identityNumber,
      content: decision.content as unknown as DecisionContent,
      reasons: decision.reasons,
      decidedOn: stockholmDayOf(decision.decidedAt),
      decidedByName: decidedBy?.name ?? null,
      contact: responsible && { name: responsible.name, phone: responsible.phone, email: responsible.email },
    };
  });
}
