import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { type Db, withActor } from '@/lib/platform/database';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { listCurrentActivities } from '../queries/proposal-effect';
import { type ConsultationProposal, decideOpening } from '../rules/proposal';
import type { RequestConsultationInput } from '../schemas';
import { openConsultation } from './open-consultation';

/**
 * Opens a samråd about a programme, a municipal activity, praktik under 12 kap. 4 § SoL, or breaking off what is agreed. Sent twice
 * by the same form it is one samråd. @throws Refusal notFound, wrongParty, caseClosed, consultationOtherPartyMissing (nobody at AF
 * to ask), invalidInput with fields. Sources: 12 kap. 4 § tredje stycket SoL for praktik, överenskommelse for the rest.
 */
export async function requestConsultation(context: CommandContext, input: RequestConsultationInput) {
  const { actor } = context;
  return withActor(actor, async (db) => {
    const caseRecord = await lockVisibleCase(db, actor, input.caseId);
    const { municipalityId, id: caseId } = caseRecord;
    refuseUnless(decideOpening(input.kind, actor.organisationKind));
    if (await isOpenedAlready(db, { municipalityId, caseId }, input.requestId, actor.userId)) {
      return { consultationId: input.requestId };
    }
    const proposal = await checkProposal(db, context, caseRecord, input);
    const consultationId = await openConsultation(db, context, {
      municipalityId,
      caseId,
      kind: input.kind,
      consultationId: input.requestId,
      referralId: null,
      proposal,
      purpose: input.purpose,
    });
    return { consultationId };
  });
}

/** Whether the form has been sent before, by the same officer in the same case. */
export async function isOpenedAlready(
  db: Db,
  key: { municipalityId: string; caseId: string },
  requestId: string,
  userId: string,
): Promise<boolean> {
  const found = await db.consultation.findFirst({ where: { ...key, id: requestId, requestedBy: userId } });
  return found !== null;
}

type Proposed = Pick<
  RequestConsultationInput,
  'kind' | 'typeCode' | 'title' | 'startsOn' | 'endsOn' | 'slots' | 'flexibleWeeklyMinutes' | 'endsLineageIds'
>;

/** The proposal as it is kept: an open case with someone to ask, from a day that has not passed, ending only what the plan holds. */
export async function checkProposal(
  db: Db,
  { today }: CommandContext,
  caseRecord: { municipalityId: string; id: string; closedOn: Date | null; registeredSince: Date | null },
  input: Proposed,
): Promise<ConsultationProposal> {
  if (caseRecord.closedOn) throw new Refusal('caseClosed');
  if (!caseRecord.registeredSince) throw new Refusal('consultationOtherPartyMissing');
  if (input.startsOn < today) throw new Refusal('invalidInput', { startsOn: 'startsInThePast' });
  const key = { municipalityId: caseRecord.municipalityId, caseId: caseRecord.id };
  const current = await listCurrentActivities(db, { ...key, day: input.startsOn });
  const isKnown = (id: string) => current.some(({ lineageId }) => lineageId === id);
  if (!input.endsLineageIds.every(isKnown)) throw new Refusal('invalidInput', { endsLineageIds: 'chooseActivity' });
  const isBreakOff = input.kind === 'BREAK_OFF';
  const type =
    isBreakOff || !input.typeCode ? null : await db.activityType.findUnique({ where: { code: input.typeCode } });
  return {
    typeCode: type?.code ?? null,
    title: input.title || type?.name || '',
    startsOn: input.startsOn,
    endsOn: isBreakOff ? null : input.endsOn,
    slots: isBreakOff ? [] : input.slots,
    flexibleWeeklyMinutes: isBreakOff || input.slots.length > 0 ? null : input.flexibleWeeklyMinutes,
    endsLineageIds: input.endsLineageIds,
  };
}
