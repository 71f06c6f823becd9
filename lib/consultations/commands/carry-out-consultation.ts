import type { CommandContext } from '@/lib/access';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { startVersionThroughConsultation } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import { isHeldByProvider } from '../queries/list-provider-services';
import { storedProposal } from '../queries/stored-consultation';
import { decideCarryingOut } from '../rules/consultation-state';
import type { ConsultationStepInput } from '../schemas';
import { lockConsultation } from './load-consultation';

/**
 * Carries what was agreed into the plan: the activity enters, or those that were to be broken off end, in a new version that both
 * have approved through the samråd. @throws Refusal notFound, wrongParty, consultationCarriedOut, the reasons of
 * {@link decideCarryingOut}. Source: SKR's second demand; överenskommelse.
 */
export async function carryOutConsultation(context: CommandContext, input: ConsultationStepInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, facts, key, row } = await lockConsultation(db, actor, input);
    const { caseId } = row;
    const proposal = storedProposal.parse(row.proposal);
    const plan = await db.planVersion.findFirst({
      where: { municipalityId, caseId, state: 'APPROVED' },
      select: { id: true },
    });
    const { freshDays } = await getAgreementTerms(db, { municipalityId, day: today });
    refuseUnless(
      decideCarryingOut(facts, {
        now,
        freshDays,
        planVersionId: plan?.id ?? null,
        party: actor.organisationKind,
        hasProposal: proposal !== null,
        isHeldByProvider: await isHeldByProvider(db, row, today),
        isCarriedOut: row.carriedOutAt !== null,
      }),
    );
    if (proposal === null || (proposal.typeCode === null && plan === null)) throw new Refusal('consultationNoProposal');
    await db.consultation.update({
      where: { municipalityId_id: key, carriedOutAt: null },
      data: { carriedOutBy: actor.userId, carriedOutAt: now },
    });
    const type = proposal.typeCode
      ? await db.activityType.findUniqueOrThrow({ where: { code: proposal.typeCode } })
      : null;
    const isAskedByMunicipality = facts.requestedByParty === 'MUNICIPALITY';
    const answeredBy = row.answeredBy ?? '';
    await startVersionThroughConsultation(db, context, {
      municipalityId,
      caseId,
      startsOn: proposal.startsOn,
      endLineageIds: proposal.endsLineageIds,
      endsOn: addDays(proposal.startsOn, -1),
      // Who stands for it: the managers where they ended it, else the one who asked and the one who answered.
      municipalityApproverId: row.settlement?.municipalityBy ?? (isAskedByMunicipality ? row.requestedBy : answeredBy),
      employmentServiceApproverId:
        row.settlement?.employmentServiceBy ?? (isAskedByMunicipality ? answeredBy : row.requestedBy),
      newActivity: type && {
        typeCode: type.code,
        title: proposal.title,
        party: type.party,
        providerId: null,
        referralId: null,
        startsOn: proposal.startsOn,
        endsOn: proposal.endsOn,
        slots: proposal.slots,
        flexibleWeeklyMinutes: proposal.flexibleWeeklyMinutes,
      },
    });
    await recordAudit(db, actor, { action: 'consultation.carry-out', municipalityId, caseId, subjectId: row.id }, now);
    return { consultationId: row.id };
  });
}
