import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { listProviderServices } from '../queries/list-provider-services';
import { isAboutExtension } from '../queries/stored-consultation';
import { decideAnswer } from '../rules/consultation-state';
import { type CounterProposal, counterProposalKindsOf } from '../rules/counter-proposal';
import { decideService, fitsKind } from '../rules/proposal';
import type { AnswerConsultationInput } from '../schemas';
import { lockConsultation } from './load-consultation';
import { requireExtensionEnd } from './require-extension-end';
import { tellOfTurn } from './tell-of-turn';

type Row = Prisma.ConsultationGetPayload<object>;

/**
 * The other party's answer in a samråd. Proposing something else is an objection with a proposal: never a consent.
 * @throws Refusal notFound, wrongParty, consultationAlreadyAnswered, consultationWithdrawn, invalidInput with fields; of an extension also
 * extensionNotLater, extensionTooLong.
 * Source: överenskommelse.
 */
export async function answerConsultation(context: CommandContext, input: AnswerConsultationInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, facts, key, row } = await lockConsultation(db, actor, input);
    refuseUnless(decideAnswer(facts, actor.organisationKind));
    const counter = toCounterProposal(input);
    if (counter) await checkCounterProposal(db, row, counter, today);
    const answer = input.answer === 'COUNTER' ? 'OBJECT' : input.answer;
    await db.consultation.update({
      where: { municipalityId_id: key, answeredAt: null, withdrawnAt: null },
      data: {
        answer,
        answerReasons: input.answerReasons,
        ...(counter ? { counterProposal: { ...counter } } : {}),
        answeredBy: actor.userId,
        answeredAt: now,
      },
    });
    await refreshCaseWeeks(db, { municipalityId, caseIds: [row.caseId], fromDay: today }, today);
    await tellOfTurn(db, context, {
      ...{ municipalityId, caseId: row.caseId, consultationId: row.id },
      ...{ kind: 'CONSULTATION_ANSWERED', with: row.requestedBy },
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'consultation.answer',
        municipalityId,
        caseId: row.caseId,
        subjectId: row.id,
        detail: { answer, counter: counter?.kind ?? null },
      },
      now,
    );
    return { consultationId: row.id };
  });
}

/** What is proposed instead, with only what its kind says. */
function toCounterProposal(input: AnswerConsultationInput): CounterProposal | null {
  if (input.answer !== 'COUNTER') return null;
  const words = input.answerReasons;
  switch (input.counterKind) {
    case 'OTHER_START':
      return { kind: 'OTHER_START', startsOn: input.counterStartsOn ?? '', words };
    case 'PART_TIME':
      return { kind: 'PART_TIME', weeklyMinutes: input.counterWeeklyMinutes ?? 0, words };
    case 'OTHER_SERVICE':
      return { kind: 'OTHER_SERVICE', typeCode: input.counterTypeCode ?? '', words };
    case 'OTHER_END':
      return { kind: 'OTHER_END', endsOn: input.counterEndsOn ?? '', words };
    default:
      return null;
  }
}

async function checkCounterProposal(db: Db, row: Row, counter: CounterProposal, today: string): Promise<void> {
  const { municipalityId, caseId, referralId, kind } = row;
  const isExtension = isAboutExtension(row);
  if (!counterProposalKindsOf({ kind, isExtension }).includes(counter.kind)) {
    const reason = isExtension ? 'extensionOnlyAnotherEnd' : 'chooseCounterProposal';
    throw new Refusal('invalidInput', { counterKind: reason });
  }
  if (counter.kind === 'OTHER_START' && counter.startsOn < today) {
    throw new Refusal('invalidInput', { counterStartsOn: 'startsInThePast' });
  }
  if (counter.kind === 'OTHER_END' && referralId !== null) {
    await requireExtensionEnd(db, { municipalityId, caseId, referralId }, counter.endsOn);
  }
  if (counter.kind !== 'OTHER_SERVICE') return;
  const type = await db.activityType.findUnique({ where: { code: counter.typeCode } });
  if (!type || !fitsKind(type, kind)) throw new Refusal('invalidInput', { counterTypeCode: 'chooseService' });
  const providerServices = await listProviderServices(db, { municipalityId, day: today });
  const decision = decideService(type, { kind, providerServices });
  if (!decision.allowed) throw new Refusal('invalidInput', { counterTypeCode: decision.reason });
}
