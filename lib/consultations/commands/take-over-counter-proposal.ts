import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { addDays, addMonths } from '@/lib/time';
import { isAboutExtension, storedCounterProposal, storedProposal, storedSlots } from '../queries/stored-consultation';
import { applyCounterProposal, type CounterProposal, decideTakeOver } from '../rules/counter-proposal';
import type { ConsultationProposal } from '../rules/proposal';
import type { TakeOverCounterProposalInput } from '../schemas';
import { lockConsultation } from './load-consultation';
import { openConsultation } from './open-consultation';
import { isOpenedAlready } from './request-consultation';
import { requireExtensionEnd } from './require-extension-end';

/** A referral lasts six months at most (förordning 2022:812). */
const LONGEST_REFERRAL_MONTHS = 6;

/**
 * The party that asked takes over what the other proposed instead: the samråd is replaced by a new one about the changed proposal, with
 * its effect computed anew. The other party answers that one too: what it proposed is not yet what it has agreed to. @throws Refusal
 * notFound, wrongParty, consultationNoCounterProposal, counterProposalPassed, consultationAlreadyConcluded, consultationWithdrawn,
 * extensionOnlyAnotherEnd, extensionNotLater, extensionTooLong. Source: överenskommelse.
 */
export async function takeOverCounterProposal(context: CommandContext, input: TakeOverCounterProposalInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, facts, key, row } = await lockConsultation(db, actor, input);
    const place = { municipalityId, caseId: row.caseId };
    if (await isOpenedAlready(db, place, input.requestId, actor.userId)) return { consultationId: input.requestId };
    const counter = storedCounterProposal.parse(row.counterProposal);
    const isExtension = isAboutExtension(row);
    const about = { kind: row.kind, isExtension };
    refuseUnless(decideTakeOver(facts, { party: actor.organisationKind, counter, today, about }));
    if (counter === null) throw new Refusal('consultationNoCounterProposal');
    await db.consultation.update({
      where: { municipalityId_id: key, concludedAt: null, withdrawnAt: null },
      data: { withdrawnBy: actor.userId, withdrawnAt: now },
    });
    // What runs is left alone: of an extension only the day that it is asked for is another.
    if (row.referralId && counter.kind === 'OTHER_END') {
      await requireExtensionEnd(db, { ...place, referralId: row.referralId }, counter.endsOn);
    }
    const proposal =
      row.referralId && !isExtension
        ? await changeReferral(db, { ...place, referralId: row.referralId }, counter)
        : await changeProposal(db, row.proposal, counter);
    if (!isExtension && proposal.startsOn < today) throw new Refusal('counterProposalPassed');
    const consultationId = await openConsultation(db, context, {
      ...place,
      kind: row.kind,
      consultationId: input.requestId,
      referralId: row.referralId,
      isExtension,
      proposal,
      purpose: row.purpose,
      replacesId: row.id,
    });
    const detail = { counter: counter.kind, replacedBy: consultationId };
    await recordAudit(db, actor, { action: 'consultation.take-over', ...place, subjectId: row.id, detail }, now);
    return { consultationId };
  });
}

async function changeProposal(db: Db, stored: unknown, counter: CounterProposal): Promise<ConsultationProposal> {
  const proposal = storedProposal.parse(stored);
  if (!proposal) throw new Refusal('consultationNoProposal');
  const changed = applyCounterProposal(proposal, counter);
  if (changed.typeCode === proposal.typeCode || changed.typeCode === null) return changed;
  const type = await db.activityType.findUnique({ where: { code: changed.typeCode } });
  return { ...changed, title: type?.name ?? changed.title };
}

/** Makes the change in the referral: a draft again for a moment, and then asked about anew. One that continues another gets no new months. */
async function changeReferral(
  db: Db,
  { municipalityId, caseId, referralId }: { municipalityId: string; caseId: string; referralId: string },
  counter: CounterProposal,
): Promise<ConsultationProposal> {
  const where = { municipalityId_id: { municipalityId, id: referralId } };
  const draft = await db.referral.update({
    where: { ...where, caseId, state: 'AWAITING_CONSULTATION' },
    data: { state: 'DRAFT', revision: { increment: 1 } },
  });
  const changed = applyCounterProposal(
    {
      typeCode: draft.typeCode,
      title: '',
      startsOn: toDay(draft.startsOn),
      endsOn: toDay(draft.endsOn),
      slots: storedSlots.parse(draft.slots),
      flexibleWeeklyMinutes: draft.flexibleWeeklyMinutes,
      endsLineageIds: draft.endsLineageIds,
    },
    counter,
  );
  const longest = addDays(addMonths(changed.startsOn, LONGEST_REFERRAL_MONTHS), -1);
  const latest = draft.countedFrom && toDay(draft.endsOn) < longest ? toDay(draft.endsOn) : longest;
  const endsOn = changed.endsOn === null || changed.endsOn > latest ? latest : changed.endsOn;
  if (endsOn < changed.startsOn) throw new Refusal('providerChangePeriodOver');
  await db.referral.update({
    where: { ...where, state: 'DRAFT' },
    data: {
      typeCode: changed.typeCode ?? draft.typeCode,
      startsOn: fromDay(changed.startsOn),
      endsOn: fromDay(endsOn),
      slots: changed.slots,
      flexibleWeeklyMinutes: changed.flexibleWeeklyMinutes,
      endsLineageIds: changed.endsLineageIds,
      revision: { increment: 1 },
    },
  });
  await db.referral.update({
    where: { ...where, state: 'DRAFT' },
    data: { state: 'AWAITING_CONSULTATION', revision: { increment: 1 } },
  });
  return { ...changed, endsOn };
}
