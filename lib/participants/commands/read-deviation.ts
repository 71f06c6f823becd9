import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Prisma, withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { isReadingParty } from '../rules/deviation';
import type { DeviationInput } from '../schemas';

/** An officer has read what the provider told, for the own authority; the first one counts. @throws Refusal 'notFound', 'wrongParty' */
export async function readDeviation(
  { actor, now }: CommandContext,
  { caseId, deviationId }: DeviationInput,
): Promise<{ deviationId: string }> {
  const party = actor.organisationKind;
  if (!isReadingParty(party)) throw new Refusal('wrongParty');
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId, id: deviationId };
    if ((await db.providerDeviation.count({ where: key })) === 0) throw notFoundRefusal();
    const unread: Prisma.ProviderDeviationWhereInput =
      party === 'MUNICIPALITY' ? { municipalityReadAt: null } : { employmentServiceReadAt: null };
    const { count } = await db.providerDeviation.updateMany({
      where: { AND: [{ ...key, withdrawnAt: null }, unread] },
      data:
        party === 'MUNICIPALITY'
          ? { municipalityReadBy: actor.userId, municipalityReadAt: now }
          : { employmentServiceReadBy: actor.userId, employmentServiceReadAt: now },
    });
    if (count === 0) return { deviationId };
    await recordAudit(db, actor, { action: 'deviation.read', municipalityId, caseId, subjectId: deviationId }, now);
    return { deviationId };
  });
}
