import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { refuseUnless } from '@/lib/platform/refusal';
import { readableEffect } from '../rules/consultation-effect';
import { decideOpening } from '../rules/proposal';
import type { PreviewProposalInput } from '../schemas';
import { computeProposalEffect } from './proposal-effect';

/** What the proposal being written would do to the week; nothing is saved. */
export async function previewProposal({ actor }: CommandContext, input: PreviewProposalInput) {
  return withActor(actor, async (db) => {
    refuseUnless(decideOpening(input.kind, actor.organisationKind));
    const effect = await computeProposalEffect(db, actor, input);
    await recordAudit(db, actor, { action: 'consultation.preview', caseId: input.caseId });
    return readableEffect(effect, actor.organisationKind);
  });
}
