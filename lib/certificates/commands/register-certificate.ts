import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { findOverlap } from '../rules/sick-runs';
import type { RegisterCertificateInput } from '../schemas';

/**
 * Registers a läkarintyg that the officer has seen: from when to when, and never for what. @throws Refusal 'invalidInput' with
 * 'certificateOverlaps' or 'certificateSeenInFuture' beside the field, 'certificateCaseClosed', 'notFound', 'wrongParty'
 */
export async function registerCertificate(
  context: CommandContext,
  { caseId, fromOn, toOn, seenOn }: RegisterCertificateInput,
): Promise<{ certificateId: string }> {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('certificateCaseClosed');
    if (seenOn > today) throw new Refusal('invalidInput', { seenOn: 'certificateSeenInFuture' });
    const existing = await db.certificate.findMany({ where: { municipalityId, caseId } });
    const periods = existing.map((each) => ({ fromOn: toDay(each.fromOn), toOn: toDay(each.toOn) }));
    if (findOverlap({ fromOn, toOn }, periods)) throw new Refusal('invalidInput', { fromOn: 'certificateOverlaps' });
    const { id } = await db.certificate.create({
      data: {
        municipalityId,
        caseId,
        fromOn: fromDay(fromOn),
        toOn: fromDay(toOn),
        seenOn: fromDay(seenOn),
        seenBy: actor.userId,
        recordedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'certificate.register', municipalityId, caseId, subjectId: id, detail: { fromOn, toOn, seenOn } },
      now,
    );
    return { certificateId: id };
  });
}
