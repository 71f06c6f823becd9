import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { stockholmInstant } from '@/lib/time';
import { toConsultationFacts } from '../queries/consultation-facts';
import { listOtherOfficers } from '../queries/list-other-officers';
import { storedSlots } from '../queries/stored-consultation';
import { WITHOUT_RESULT } from '../queries/without-result';
import { decideLogging } from '../rules/consultation-state';
import { findHeldFault } from '../rules/held-conversation';
import { decideOpening } from '../rules/proposal';
import { LOG_DAYS, type LogConversationInput } from '../schemas';
import { openConsultation } from './open-consultation';
import { checkProposal, isOpenedAlready } from './request-consultation';
import { tellOfTurn } from './tell-of-turn';

type CaseRow = Awaited<ReturnType<typeof lockVisibleCase>>;
type Log = Awaited<ReturnType<typeof checkLog>>;

/**
 * Writes down afterwards what was said by phone or at a meeting. It is one party's words: it counts for nothing until the other has
 * confirmed it ({@link confirmLog}). @throws Refusal notFound, wrongParty, consultationAlreadyAnswered, consultationAlreadyLogged,
 * consultationWithdrawn, differenceRequired, caseClosed, invalidInput with fields. Source: överenskommelse.
 */
export async function logConversation(context: CommandContext, input: LogConversationInput) {
  const { actor } = context;
  return withActor(actor, async (db) => {
    const caseRecord = await lockVisibleCase(db, actor, input.caseId);
    const { municipalityId, id: caseId } = caseRecord;
    if (await isOpenedAlready(db, { municipalityId, caseId }, input.requestId, actor.userId)) {
      return { consultationId: input.requestId };
    }
    const log = await checkLog(db, context, caseRecord, input);
    const consultationId =
      input.subjectId === null
        ? await openLogged(db, context, caseRecord, input, log)
        : ((await logWaiting(db, context, { municipalityId, caseId, id: input.subjectId }, log)) ??
          (await openAboutDraft(db, context, { municipalityId, caseId, id: input.subjectId }, input, log)));
    return { consultationId };
  });
}

async function checkLog(
  db: Db,
  { actor, now, today }: CommandContext,
  caseRecord: CaseRow,
  input: LogConversationInput,
) {
  const heldAt = stockholmInstant({ day: input.heldOn, minute: input.heldAtMinute });
  const fault = findHeldFault({ heldOn: input.heldOn, heldAt }, { now, today, longestDays: LOG_DAYS });
  if (fault) throw new Refusal('invalidInput', { [fault.field]: fault.reason });
  const others = await listOtherOfficers(db, actor, caseRecord);
  if (!others.some(({ id }) => id === input.heldWithId)) {
    throw new Refusal('invalidInput', { heldWithId: 'chooseOfficer' });
  }
  return {
    heldAt,
    heldThrough: input.heldThrough,
    heldWith: input.heldWithId,
    loggedBy: actor.userId,
    loggedAt: now,
    loggedAnswer: input.loggedAnswer,
    loggedWords: input.loggedWords,
  };
}

async function openLogged(
  db: Db,
  context: CommandContext,
  caseRecord: CaseRow,
  input: LogConversationInput,
  log: Log,
): Promise<string> {
  refuseUnless(decideOpening(input.kind, context.actor.organisationKind));
  const id = await openConsultation(db, context, {
    municipalityId: caseRecord.municipalityId,
    caseId: caseRecord.id,
    kind: input.kind,
    consultationId: input.requestId,
    referralId: null,
    proposal: await checkProposal(db, context, caseRecord, input),
    purpose: input.purpose,
    log,
  });
  await recordLog(db, context, { municipalityId: caseRecord.municipalityId, caseId: caseRecord.id, id });
  return id;
}

interface Subject {
  municipalityId: string;
  caseId: string;
  id: string;
}

/** Adds the conversation to a samråd that waits for an answer; null when the id is no samråd. */
async function logWaiting(db: Db, context: CommandContext, subject: Subject, log: Log): Promise<string | null> {
  const { municipalityId, caseId, id } = subject;
  const row = await db.consultation.findFirst({ where: { municipalityId, caseId, id } });
  if (!row) return null;
  refuseUnless(decideLogging(toConsultationFacts(row), context.actor.organisationKind, row.loggedAt !== null));
  await db.consultation.update({
    where: { municipalityId_id: { municipalityId, id }, answeredAt: null, withdrawnAt: null, loggedAt: null },
    data: log,
  });
  await tellOfTurn(db, context, {
    municipalityId,
    caseId,
    consultationId: id,
    kind: 'CONSULTATION_TO_CONFIRM',
    with: log.heldWith,
  });
  await recordLog(db, context, subject);
  return id;
}

/** Opens the samråd about a drafted referral, with the conversation in it. */
async function openAboutDraft(
  db: Db,
  context: CommandContext,
  { municipalityId, caseId, id: referralId }: Subject,
  input: LogConversationInput,
  log: Log,
): Promise<string> {
  const { actor, today } = context;
  refuseUnless(decideOpening('REFERRAL', actor.organisationKind));
  const draft = await db.referral.findFirst({ where: { municipalityId, caseId, id: referralId, state: 'DRAFT' } });
  if (!draft) throw notFoundRefusal();
  if (toDay(draft.startsOn) < today) throw new Refusal('invalidInput', { subjectId: 'startsInThePast' });
  const unsuccessful = await db.referral.findFirst({
    where: { municipalityId, caseId, ...WITHOUT_RESULT },
    select: { id: true },
  });
  if (unsuccessful && draft.differenceFromEarlier === '') throw new Refusal('differenceRequired');
  const id = await openConsultation(db, context, {
    municipalityId,
    caseId,
    kind: 'REFERRAL',
    consultationId: input.requestId,
    referralId,
    proposal: {
      typeCode: draft.typeCode,
      title: '',
      startsOn: toDay(draft.startsOn),
      endsOn: toDay(draft.endsOn),
      slots: storedSlots.parse(draft.slots),
      flexibleWeeklyMinutes: draft.flexibleWeeklyMinutes,
      endsLineageIds: draft.endsLineageIds,
    },
    purpose: draft.purpose || input.loggedWords,
    log,
  });
  await db.referral.update({
    where: { municipalityId_id: { municipalityId, id: referralId }, state: 'DRAFT' },
    data: { state: 'AWAITING_CONSULTATION', revision: { increment: 1 } },
  });
  await recordLog(db, context, { municipalityId, caseId, id });
  return id;
}

async function recordLog(
  db: Db,
  { actor, now }: CommandContext,
  { municipalityId, caseId, id }: Subject,
): Promise<void> {
  await recordAudit(db, actor, { action: 'consultation.log', municipalityId, caseId, subjectId: id }, now);
}
