import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { findReturns } from '../queries/find-returns';

/** The municipality's own return that still waits, with its case held still. @throws Refusal notFound, wrongParty, returnNotOpen. */
export async function lockOpenReturn(
  db: Db,
  { actor, today }: CommandContext,
  { caseId, referralId }: { caseId: string; referralId: string },
) {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  const { municipalityId } = await lockVisibleCase(db, actor, caseId);
  const returns = await findReturns(db, { municipalityId, caseId, today });
  const found = returns.find((each) => each.referralId === referralId);
  if (!found) throw notFoundRefusal();
  if (found.standing !== 'OPEN') throw new Refusal('returnNotOpen');
  return { municipalityId, found };
}
