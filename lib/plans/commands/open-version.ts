import type { Actor } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { requireParty } from '../queries/get-plan';
import { findPlanVersionRow } from '../queries/plan-versions';

/** What the reader had before them: the version, and its content as of this revision. */
interface Seen {
  caseId: string;
  versionId: string;
  revision: number;
}

/**
 * The draft or proposal that the actor acts on, with its case held still until the transaction ends.
 * @throws Refusal 'notFound'; 'caseClosed'; 'planVersionFrozen' for one that both have approved, 'planVersionReplaced' when a
 * newer one has taken its place; 'planChangedMeanwhile' when someone has changed it since it was seen.
 */
export async function lockOpenVersion(db: Db, actor: Actor, { caseId, versionId, revision }: Seen) {
  const party = requireParty(actor);
  const caseRecord = await lockOpenCase(db, actor, caseId);
  const key = { municipalityId: caseRecord.municipalityId, caseId, id: versionId };
  const version = await findPlanVersionRow(db, key);
  if (!version) throw notFoundRefusal();
  if (version.state === 'SUPERSEDED') throw new Refusal('planVersionReplaced');
  if (version.state !== 'DRAFT' && version.state !== 'PROPOSED') throw new Refusal('planVersionFrozen');
  if (version.revision !== revision) throw new Refusal('planChangedMeanwhile');
  return { caseRecord, version, party, key };
}

/** The case, held still, if it is still open. @throws Refusal 'notFound' or 'caseClosed'. */
export async function lockOpenCase(db: Db, actor: Actor, caseId: string) {
  requireParty(actor);
  const caseRecord = await lockVisibleCase(db, actor, caseId);
  if (caseRecord.closedOn !== null) throw new Refusal('caseClosed');
  return caseRecord;
}

/** Throws 'planChangedMeanwhile' unless the update found exactly the row that was seen. */
export function requireOneChanged({ count }: { count: number }): void {
  if (count !== 1) throw new Refusal('planChangedMeanwhile');
}
