import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { SavedPlan } from '../plan-dto';
import { loadPlanNames } from '../queries/plan-versions';
import type { OpenPlanVersionInput } from '../schemas';
import { takeApprovals } from './lost-approvals';
import { lockOpenVersion, requireOneChanged } from './open-version';

/**
 * Takes a proposal back to a draft; the authority that proposed it does so, and approvals given meanwhile are lost and told of.
 * @throws Refusal 'planNotProposed', 'wrongParty', and those of {@link lockOpenVersion}.
 */
export async function withdrawProposal(
  { actor, now, today }: CommandContext,
  input: OpenPlanVersionInput,
): Promise<{ revision: number; lostApprovals: SavedPlan['lostApprovals'] }> {
  return withActor(actor, async (db) => {
    const { version, party, key } = await lockOpenVersion(db, actor, input);
    const { municipalityId, caseId } = key;
    if (version.state !== 'PROPOSED' || version.proposedBy === null) throw new Refusal('planNotProposed');
    const { people } = await loadPlanNames(db, { municipalityId, caseId }, [version]);
    if (people.get(version.proposedBy)?.party !== party) throw new Refusal('wrongParty');
    const lostApprovals = await takeApprovals(db, { version, actor, now });
    const revision = version.revision + 1;
    requireOneChanged(
      await db.planVersion.updateMany({
        where: { ...key, revision: input.revision, state: 'PROPOSED' },
        data: { proposedBy: null, proposedAt: null, revision },
      }),
    );
    await recordAudit(
      db,
      actor,
      {
        action: 'plan.withdraw',
        municipalityId,
        caseId,
        subjectId: version.id,
        detail: { approvalsLost: lostApprovals.length },
      },
      now,
    );
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    return { revision, lostApprovals };
  });
}
