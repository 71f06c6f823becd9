import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { type AgreementTerms, isConsultationRequired } from '@/lib/agreements';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { findLatestConsultation, listFormerLineages } from '@/lib/consultations/server';
import { startVersionThroughConsultation } from '@/lib/plans/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import { decideReferralDecision } from '../rules/referral-state';
import type { ReferralStepInput } from '../schemas';
import { handOver } from './hand-over';
import { tellCoaches } from './tell-coaches';

const storedSlots = z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() }));

/**
 * AF decides a referral on a samråd that agreed to it; its activity enters the plan's week as a new version that both
 * authorities have approved through the samråd. A service that the överenskommelse exempts is decided without samråd and without a change of
 * the plan, which the municipality has not been asked about. @throws Refusal notFound, wrongParty, referralWithoutConsultation and the
 * other reasons of {@link decideReferralDecision}, changedMeanwhile. Source: överenskommelse; SKR's second demand.
 */
export async function decideReferral(context: CommandContext, input: ReferralStepInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, input.caseId);
    const referral = await db.referral.findFirst({
      where: { municipalityId, caseId, id: input.referralId },
      include: { provider: { select: { name: true } } },
    });
    if (!referral) throw notFoundRefusal();
    const consultation = await findLatestConsultation(db, { municipalityId, referralId: referral.id });
    const plan = await db.planVersion.findFirst({
      where: { municipalityId, caseId, state: 'APPROVED' },
      select: { id: true },
    });
    const terms = await getAgreementTerms(db, { municipalityId, day: today });
    refuseUnless(
      decideReferralDecision({
        state: referral.state,
        consultation: consultation?.facts ?? null,
        planVersionId: plan?.id ?? null,
        now,
        freshDays: terms.freshDays,
        isExempt: !isConsultationRequired(terms, referral.typeCode),
      }),
    );
    // A draft gets this far only by an exemption of the agreement in force.
    if (referral.state === 'DRAFT') return decideByAgreement(db, context, { referral, input, terms });
    const former = await listFormerLineages(db, { municipalityId, caseId, referralId: referral.id });
    const { count } = await db.referral.updateMany({
      where: { municipalityId, id: referral.id, state: 'CLEARED', revision: input.revision },
      data: { state: 'DECIDED', decidedBy: actor.userId, decidedAt: now, revision: { increment: 1 } },
    });
    if (count === 0) throw new Refusal('changedMeanwhile');

    const municipalityApproverId = consultation?.answeredBy ?? null;
    const type = await db.activityType.findUniqueOrThrow({ where: { code: referral.typeCode } });
    // Nobody at the municipality has agreed where a samråd was left unanswered: then the plan is for both to change.
    if (municipalityApproverId !== null)
      await startVersionThroughConsultation(db, context, {
        municipalityId,
        caseId,
        startsOn: toDay(referral.startsOn),
        endLineageIds: [...referral.endsLineageIds, ...former],
        endsOn: addDays(toDay(referral.startsOn), -1),
        municipalityApproverId,
        employmentServiceApproverId: actor.userId,
        newActivity: {
          typeCode: referral.typeCode,
          title: `${type.name} · ${referral.provider.name}`,
          party: 'PROVIDER',
          providerId: referral.providerId,
          referralId: referral.id,
          startsOn: toDay(referral.startsOn),
          endsOn: toDay(referral.endsOn),
          flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes,
          slots: storedSlots.parse(referral.slots),
          ...(await contactOf(db, referral.coachId)),
        },
      });
    await handOver(db, context, referral);
    await tellCoaches(db, context, referral, 'PARTICIPANT_NEW');
    await recordAudit(
      db,
      actor,
      {
        action: 'referral.decide',
        municipalityId,
        caseId,
        subjectId: referral.id,
        detail: { consultationId: consultation?.id },
      },
      now,
    );
    return { referralId: referral.id };
  });
}

/** The decision rests on the agreement in force, which the referral names; the gate of PostgreSQL reads it there. */
async function decideByAgreement(
  db: Db,
  context: CommandContext,
  { referral, input, terms }: { referral: ReferralKey; input: ReferralStepInput; terms: AgreementTerms },
) {
  const { actor, now, today } = context;
  const { municipalityId, caseId, id } = referral;
  const { count } = await db.referral.updateMany({
    where: { municipalityId, id, state: 'DRAFT', revision: input.revision },
    data: {
      state: 'DECIDED',
      agreementId: terms.agreementId,
      decidedBy: actor.userId,
      decidedAt: now,
      revision: { increment: 1 },
    },
  });
  if (count === 0) throw new Refusal('changedMeanwhile');
  await handOver(db, context, referral);
  await tellCoaches(db, context, referral, 'PARTICIPANT_NEW');
  await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
  const detail = { agreementId: terms.agreementId };
  await recordAudit(db, actor, { action: 'referral.decide', municipalityId, caseId, subjectId: id, detail }, now);
  return { referralId: id };
}

interface ReferralKey {
  municipalityId: string;
  caseId: string;
  id: string;
  providerId: string;
  coachId: string | null;
  continuesReferralId: string | null;
}

async function contactOf(db: Db, coachId: string | null) {
  const coach = coachId === null ? null : await db.userAccount.findUnique({ where: { id: coachId } });
  return { contactName: coach?.name ?? '', contactPhone: coach?.phone ?? '', contactEmail: coach?.email ?? '' };
}
