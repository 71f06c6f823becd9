import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { loadPlanNames } from '../queries/plan-versions';
import type { OpenPlanVersionInput } from '../schemas';
import { lockOpenVersion, requireOneChanged } from './open-version';

/**
 * Throws a draft away; the authority that began it does so. A proposal is withdrawn first.
 * @throws Refusal 'planAlreadyProposed', 'wrongParty', and those of {@link lockOpenVersion}.
 */
export async function discardDraft(
  { actor, now }: CommandContext,
  input: OpenPlanVersionInput,
): Promise<{ caseId: string }> {
  return withActor(actor, async (db) => {
    const { version, party, key } = await lockOpenVersion(db, actor, input);
    const { municipalityId, caseId } = key;
    if (version.state !== 'DRAFT') throw new Refusal('planAlreadyProposed');
    const { people } = await loadPlanNames(db, { municipalityId, caseId }, [version]);
    if (people.get(version.createdBy)?.party !== party) throw new Refusal('wrongParty');
    requireOneChanged(await db.planVersion.deleteMany({ where: { ...key, revision: input.revision, state: 'DRAFT' } }));
    await recordAudit(
      db,
      actor,
      { action: 'plan.discard', municipalityId, caseId, subjectId: version.id, detail: { number: version.number } },
      now,
    );
    return { caseId };
  });
}
