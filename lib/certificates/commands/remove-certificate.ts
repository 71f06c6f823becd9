import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { RemoveCertificateInput } from '../schemas';

/**
 * Takes away a certificate that was registered by mistake; what it said stays in the audit. @throws Refusal 'notFound', 'wrongParty',
 * 'certificateCaseClosed'
 */
export async function removeCertificate(
  context: CommandContext,
  { caseId, certificateId }: RemoveCertificateInput,
): Promise<{ certificateId: string }> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('certificateCaseClosed');
    const found = await db.certificate.findFirst({ where: { municipalityId, caseId, id: certificateId } });
    if (!found) throw new Refusal('notFound');
    await db.certificate.delete({ where: { municipalityId_id: { municipalityId, id: certificateId } } });
    const detail = { fromOn: toDay(found.fromOn), toOn: toDay(found.toOn), seenOn: toDay(found.seenOn) };
    await recordAudit(
      db,
      actor,
      { action: 'certificate.remove', municipalityId, caseId, subjectId: certificateId, detail },
      now,
    );
    return { certificateId };
  });
}
