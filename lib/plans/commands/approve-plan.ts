import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';
import { isResponsibleOfficer } from '../queries/get-plan';
import { toPlanContent, toPlanFacts } from '../queries/plan-versions';
import { decideApproval } from '../rules/decide-approval';
import { listMissingBeforeApproval } from '../rules/missing-before-approval';
import { type ApprovingParty, calculateInForceFrom, listApprovingParties } from '../rules/plan-state';
import type { ApprovePlanInput } from '../schemas';
import { endEarlierVersions } from './enter-into-force';
import { lockOpenVersion, requireOneChanged } from './open-version';

/** What an approval led to: the day from which the plan is in force, or null while another approval is awaited. */
export interface ApprovedPlan {
  inForceFrom: IsoDay | null;
}

/**
 * Approves the proposal for the actor's own authority. With the last approval the version comes into force on its first day, though not
 * before today, and takes the place of the one before, in one transaction with the weekly figures.
 * @throws Refusal of {@link decideApproval} and {@link lockOpenVersion}; 'planPartiesChanged' when the person has been registered at AF,
 * or is no longer, since it was proposed.
 */
export async function approvePlan(
  { actor, now, today }: CommandContext,
  input: ApprovePlanInput,
): Promise<ApprovedPlan> {
  return withActor(actor, async (db) => {
    const { caseRecord, version, party, key } = await lockOpenVersion(db, actor, input);
    const { municipalityId, caseId } = key;
    const facts = toPlanFacts(version);
    const content = toPlanContent(version);
    const isResponsible = isResponsibleOfficer(actor, caseRecord);
    refuseUnless(
      decideApproval({
        version: facts,
        missing: listMissingBeforeApproval({ ...content, ...facts }),
        actorParty: party,
        actorUserId: actor.userId,
        isResponsible,
        onBehalfReason: input.onBehalfReason,
      }),
    );
    if (facts.isEmploymentServiceParty !== (caseRecord.registeredSince !== null))
      throw new Refusal('planPartiesChanged');

    const isLast = listApprovingParties(facts).every(
      (each) => each === party || facts.approvals.some((approval) => approval.party === each),
    );
    const inForceFrom = isLast ? calculateInForceFrom({ startsOn: content.startsOn, approvedOn: today }) : null;
    if (inForceFrom !== null) await endEarlierVersions(db, { municipalityId, caseId, inForceFrom }, now);
    requireOneChanged(
      await db.planVersion.updateMany({
        where: { ...key, revision: input.revision, state: 'PROPOSED' },
        data: {
          ...approvalOf(party, {
            userId: actor.userId,
            now,
            onBehalfReason: isResponsible ? null : input.onBehalfReason,
          }),
          ...(inForceFrom === null ? {} : { inForceFrom: fromDay(inForceFrom) }),
        },
      }),
    );
    await recordAudit(
      db,
      actor,
      {
        action: 'plan.approve',
        municipalityId,
        caseId,
        subjectId: version.id,
        detail: { party, revision: input.revision, onBehalf: isResponsible ? null : input.onBehalfReason, inForceFrom },
      },
      now,
    );
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    return { inForceFrom };
  });
}

function approvalOf(
  party: ApprovingParty,
  { userId, now, onBehalfReason }: { userId: string; now: Date; onBehalfReason: ApprovePlanInput['onBehalfReason'] },
) {
  const basis = onBehalfReason === null ? ('RESPONSIBLE' as const) : ('ON_BEHALF' as const);
  return party === 'MUNICIPALITY'
    ? {
        municipalityApprovedBy: userId,
        municipalityApprovedAt: now,
        municipalityApprovalBasis: basis,
        municipalityApprovalReason: onBehalfReason,
      }
    : {
        employmentServiceApprovedBy: userId,
        employmentServiceApprovedAt: now,
        employmentServiceApprovalBasis: basis,
        employmentServiceApprovalReason: onBehalfReason,
      };
}
