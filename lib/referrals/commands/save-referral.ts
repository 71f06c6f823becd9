import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { openConsultation } from '@/lib/consultations/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { findUnsuccessfulReferral } from '../queries/find-unsuccessful-referral';
import { longestContinuedEnd } from '../rules/provider-change';
import type { SaveReferralInput } from '../schemas';

/**
 * Saves AF's draft of a referral and, when `asksNow`, opens the samråd about it with the computed effect on the week and a
 * due date. @throws Refusal notFound, wrongParty, changedMeanwhile, differenceRequired (a new referral after one without
 * result says what is different), invalidInput with fields. Source: överenskommelse.
 */
export async function saveReferral(context: CommandContext, input: SaveReferralInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, input.caseId);
    if (input.startsOn < today) throw new Refusal('invalidInput', { startsOn: 'startsInThePast' });
    await requireProvider(db, municipalityId, input);
    const unsuccessful = await findUnsuccessfulReferral(db, { municipalityId, caseId });
    if (unsuccessful && input.asksNow && input.differenceFromEarlier === '') {
      throw new Refusal('differenceRequired', { differenceFromEarlier: 'differenceRequired' });
    }
    await requireContinuation(db, municipalityId, input);
    const referralId = await writeDraft(db, context, municipalityId, input);
    await recordAudit(db, actor, { action: 'referral.save', municipalityId, caseId, subjectId: referralId }, now);
    if (!input.asksNow) return { referralId, consultationId: null };

    const consultationId = await openConsultation(db, context, {
      municipalityId,
      caseId,
      kind: 'REFERRAL',
      referralId,
      proposal: { ...input, title: '' },
      purpose: input.purpose,
    });
    await db.referral.update({
      where: { municipalityId_id: { municipalityId, id: referralId }, state: 'DRAFT' },
      data: { state: 'AWAITING_CONSULTATION', revision: { increment: 1 } },
    });
    return { referralId, consultationId };
  });
}

async function writeDraft(
  db: Db,
  { actor, now }: CommandContext,
  municipalityId: string,
  input: SaveReferralInput,
): Promise<string> {
  const content = {
    providerId: input.providerId,
    coachId: input.coachId,
    typeCode: input.typeCode,
    startsOn: fromDay(input.startsOn),
    endsOn: fromDay(input.endsOn),
    flexibleWeeklyMinutes: input.slots.length > 0 ? null : input.flexibleWeeklyMinutes,
    slots: input.slots,
    endsLineageIds: input.endsLineageIds,
    differenceFromEarlier: input.differenceFromEarlier,
    purpose: input.purpose,
  };
  if (input.referralId === null) {
    const created = await db.referral.create({
      data: { municipalityId, caseId: input.caseId, draftedBy: actor.userId, draftedAt: now, ...content },
      select: { id: true },
    });
    return created.id;
  }
  const { count } = await db.referral.updateMany({
    where: { municipalityId, caseId: input.caseId, id: input.referralId, state: 'DRAFT', revision: input.revision },
    data: { ...content, revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('changedMeanwhile');
  return input.referralId;
}

/** A draft that continues a referral is at another provider, after the first and within its period, and says why when it is asked about. */
async function requireContinuation(db: Db, municipalityId: string, input: SaveReferralInput): Promise<void> {
  if (input.referralId === null) return;
  const draft = await db.referral.findFirst({
    where: { municipalityId, caseId: input.caseId, id: input.referralId },
    include: { continues: true },
  });
  if (!draft?.continues || !draft.countedFrom) return;
  const { providerId, startedOn, endedOn, endsOn, extendedTo } = draft.continues;
  const lastDay = toDayOrNull(endedOn ?? startedOn);
  if (lastDay !== null && input.startsOn <= lastDay) {
    throw new Refusal('invalidInput', { startsOn: 'beginsBeforeFormer' });
  }
  if (input.asksNow && input.differenceFromEarlier === '') {
    throw new Refusal('invalidInput', { differenceFromEarlier: 'sayWhy' });
  }
  if (providerId === input.providerId) throw new Refusal('invalidInput', { providerId: 'otherProvider' });
  const formerEndsOn = toDay(extendedTo ?? endsOn);
  if (input.endsOn > longestContinuedEnd({ countedFrom: toDay(draft.countedFrom), formerEndsOn })) {
    throw new Refusal('invalidInput', { endsOn: 'periodCountedTogether' });
  }
}

async function requireProvider(
  db: Db,
  municipalityId: string,
  { providerId, coachId }: SaveReferralInput,
): Promise<void> {
  const serves = await db.providerMunicipality.findFirst({ where: { providerId, municipalityId } });
  if (!serves) throw new Refusal('invalidInput', { providerId: 'chooseProvider' });
  if (coachId === null) return;
  const coach = await db.userAccount.findFirst({
    where: { id: coachId, organisationId: providerId, disabledAt: null },
  });
  if (!coach) throw new Refusal('invalidInput', { coachId: 'chooseCoach' });
}
