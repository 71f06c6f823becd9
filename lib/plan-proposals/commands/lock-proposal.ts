import type { Actor } from '@/lib/access';
import { lockVisibleCase, runningOwnReferrals } from '@/lib/access/server';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { toChange, toProposalActor } from '../queries/proposal-rows';
import { decideProposalStep, type ProposalStep } from '../rules/proposal-state';

/** The case, held still, if the actor has it within reach: a coach only while the referral of an own participant runs. @throws Refusal 'notFound'. */
export async function lockCaseWithinReach(db: Db, actor: Actor, caseId: string) {
  const caseRecord = await lockVisibleCase(db, actor, caseId);
  if (actor.organisationKind === 'PROVIDER') {
    const { municipalityId, id } = caseRecord;
    const running = await db.referral.count({
      where: { AND: [{ municipalityId, caseId: id }, runningOwnReferrals(actor)] },
    });
    if (running === 0) throw notFoundRefusal();
  }
  return caseRecord;
}

/**
 * The proposal that the actor wants to settle, with its case held still, so that of two who settle it at once one comes second.
 * @throws Refusal 'notFound', 'caseClosed', and those of {@link decideProposalStep}.
 */
export async function lockProposal(
  db: Db,
  actor: Actor,
  asked: { caseId: string; proposalId: string },
  step: Exclude<ProposalStep, 'REPLACE'>,
) {
  const caseRecord = await lockCaseWithinReach(db, actor, asked.caseId);
  const { municipalityId, id: caseId } = caseRecord;
  const proposal = await db.planProposal.findFirst({ where: { municipalityId, caseId, id: asked.proposalId } });
  if (!proposal) throw notFoundRefusal();
  const proposer = await db.userAccount.findUniqueOrThrow({
    where: { id: proposal.proposedBy },
    select: { organisationId: true },
  });
  refuseUnless(
    decideProposalStep(
      {
        state: proposal.state,
        proposedByParty: proposal.proposedByParty,
        proposedByOrganisationId: proposer.organisationId,
      },
      step,
      toProposalActor(actor, caseRecord),
    ),
  );
  if (caseRecord.closedOn !== null) throw new Refusal('caseClosed');
  return { proposal, change: toChange(proposal.change), key: { municipalityId, caseId } };
}

/** Throws 'planProposalSettled' unless the update found the open proposal. */
export function requireOpen({ count }: { count: number }): void {
  if (count !== 1) throw new Refusal('planProposalSettled');
}
