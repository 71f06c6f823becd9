import type { CommandContext } from '@/lib/access';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import type { Db, Prisma } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addWorkingDays } from '@/lib/time';
import { computeProposalEffect } from '../queries/proposal-effect';
import { WITHOUT_RESULT } from '../queries/without-result';
import type { ConsultingParty } from '../rules/consultation-state';
import type { ConsultationKind, ConsultationProposal } from '../rules/proposal';
import { tellOfTurn } from './tell-of-turn';

/** A samråd to open about something that has been checked. */
export interface OpenedConsultation {
  municipalityId: string;
  caseId: string;
  kind: ConsultationKind;
  /** Made by the form, so that the same form sent twice is one samråd. */
  consultationId?: string;
  referralId: string | null;
  /** A referral's proposal is what the referral says; it is computed from but not kept twice, unless the referral is to be extended. */
  proposal: ConsultationProposal;
  purpose: string;
  /** It is about a longer period of a referral that runs. */
  isExtension?: boolean;
  /** The samråd that this one replaces. */
  replacesId?: string;
  /** What was said by phone or at a meeting, where it is logged afterwards. */
  log?: Pick<
    Prisma.ConsultationUncheckedCreateInput,
    'heldAt' | 'heldThrough' | 'heldWith' | 'loggedBy' | 'loggedAt' | 'loggedAnswer' | 'loggedWords'
  >;
}

/**
 * Opens a samråd in the caller's transaction, about the plan version in force, with its effect computed and its due date set.
 * The case must be held still, and the one who asks must be allowed to.
 */
export async function openConsultation(db: Db, context: CommandContext, opened: OpenedConsultation): Promise<string> {
  const { actor, now, today } = context;
  const { municipalityId, caseId, kind, referralId, proposal, purpose } = opened;
  const plan = await db.planVersion.findFirst({
    where: { municipalityId, caseId, state: 'APPROVED' },
    select: { id: true },
  });
  const unsuccessful = await db.referral.findFirst({
    where: { municipalityId, caseId, ...WITHOUT_RESULT },
    select: { id: true },
  });
  const { answerWorkingDays } = await getAgreementTerms(db, { municipalityId, day: today });
  const effect = await computeProposalEffect(db, actor, { ...proposal, kind, caseId, referralId });
  const { id } = await db.consultation.create({
    data: {
      ...(opened.consultationId ? { id: opened.consultationId } : {}),
      municipalityId,
      caseId,
      kind,
      referralId,
      planVersionId: plan?.id ?? null,
      requestedByParty: actor.organisationKind as ConsultingParty,
      requestedBy: actor.userId,
      requestedAt: now,
      purpose,
      effect: JSON.parse(JSON.stringify(effect)),
      ...(referralId === null || opened.isExtension ? { proposal: JSON.parse(JSON.stringify(proposal)) } : {}),
      hadUnsuccessfulReferral: unsuccessful !== null,
      dueOn: fromDay(addWorkingDays(today, answerWorkingDays)),
      replacesId: opened.replacesId ?? null,
      ...opened.log,
    },
    select: { id: true },
  });
  await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
  const turn = opened.log ? 'CONSULTATION_TO_CONFIRM' : 'CONSULTATION_REQUESTED';
  const heldWith = opened.log?.heldWith ?? undefined;
  await tellOfTurn(db, context, { municipalityId, caseId, consultationId: id, kind: turn, with: heldWith });
  await recordAudit(
    db,
    actor,
    { action: 'consultation.request', municipalityId, caseId, subjectId: id, detail: { kind } },
    now,
  );
  return id;
}
