import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { type IsoDay, stockholmDayOf } from '@/lib/time';
import { findSickRuns } from '../queries/find-sick-runs';
import type { AskForCertificateInput } from '../schemas';

/**
 * Notes that a läkarintyg has been asked for (12 kap. 5 a § SoL). Who asks for what a colleague has just asked for is told when that was.
 * @throws Refusal 'certificateNotNeeded' when no sickness of more than seven days began that day, 'certificateCaseClosed', 'notFound',
 * 'wrongParty'
 */
export async function askForCertificate(
  context: CommandContext,
  { caseId, sickFrom }: AskForCertificateInput,
): Promise<{ askedOn: IsoDay }> {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('certificateCaseClosed');
    const key = { municipalityId, caseId, sickFrom: fromDay(sickFrom) };
    const asked = await db.certificateRequest.findFirst({ where: key });
    if (asked) return { askedOn: stockholmDayOf(asked.askedAt) };
    const runs = (await findSickRuns(db, { municipalityId, caseIds: [caseId], today })).get(caseId) ?? [];
    if (!runs.some(({ fromOn }) => fromOn === sickFrom)) throw new Refusal('certificateNotNeeded');
    const { id } = await db.certificateRequest.create({
      data: { ...key, askedBy: actor.userId, askedAt: now },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'certificate.ask', municipalityId, caseId, subjectId: id, detail: { sickFrom } },
      now,
    );
    return { askedOn: stockholmDayOf(now) };
  });
}
