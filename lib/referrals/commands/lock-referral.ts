import type { Actor } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import type { Db, Prisma } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import type { ReferralStepInput } from '../schemas';

/** The referral behind the visibility filter, with its case held still; a provider finds only its own. @throws Refusal notFound. */
export async function lockReferral(db: Db, actor: Actor, { caseId, referralId }: ReferralStepInput) {
  const caseRecord = await lockVisibleCase(db, actor, caseId);
  const { municipalityId } = caseRecord;
  const referral = await db.referral.findFirst({
    where: {
      municipalityId,
      caseId,
      id: referralId,
      ...(actor.organisationKind === 'PROVIDER' ? { providerId: actor.organisationId } : {}),
    },
    include: { provider: { select: { name: true } } },
  });
  if (!referral) throw notFoundRefusal();
  return { municipalityId, caseRecord, referral };
}

export type LockedReferral = Awaited<ReturnType<typeof lockReferral>>;

/** Takes the referral one step on from exactly what was seen, so that a step sent twice is taken once. @throws Refusal changedMeanwhile. */
export async function stepReferral(
  db: Db,
  { municipalityId, referral }: LockedReferral,
  { revision }: ReferralStepInput,
  data: Prisma.ReferralUpdateManyMutationInput = {},
): Promise<void> {
  const { count } = await db.referral.updateMany({
    where: { municipalityId, id: referral.id, state: referral.state, revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('changedMeanwhile');
}
