import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { loadAgreedTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { readNotifications } from '@/lib/notifications/server';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { readableEffect } from '../rules/consultation-effect';
import {
  CONCLUSIONS_OF_ANSWER,
  type ConsultationFacts,
  consultationStateOf,
  decideAnswer,
  decideCarryingOut,
  decideConclusion,
  decideConfirmation,
  decideLogConfirmation,
  decideLogging,
  decideWithdrawal,
  freshUntil,
} from '../rules/consultation-state';
import { decideTakeOver } from '../rules/counter-proposal';
import { isDemandedByLaw } from '../rules/proposal';
import { calculateWaitingClocks } from '../rules/waiting-clocks';
import { toConsultationFacts, toConsultationTimes } from './consultation-facts';
import { describeProposal } from './describe-proposal';
import { listEarlierReferrals } from './list-earlier-referrals';
import { listOtherContacts } from './list-other-contacts';
import { isHeldByProvider } from './list-provider-services';
import { isAboutExtension, storedCounterProposal, storedEffect } from './stored-consultation';
import { turnOf } from './turn-of';

type Row = Prisma.ConsultationGetPayload<object>;
type RemindedRow = Prisma.ConsultationGetPayload<{ include: { reminders: true } }>;

/** One samråd as its page shows it: the proposal, its effect, what has been said, and what the reader may do. */
export async function getConsultationPage(context: CommandContext, asked: { caseId: string; consultationId: string }) {
  const { actor, today } = context;
  return withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, asked.caseId);
    const { municipalityId, id: caseId, personId } = caseRecord;
    const row = await db.consultation.findFirst({
      where: { municipalityId, caseId, id: asked.consultationId },
      include: { reminders: { orderBy: { sentAt: 'asc' } } },
    });
    if (!row) throw notFoundRefusal();
    await recordAudit(db, actor, { action: 'consultation.read', municipalityId, caseId, subjectId: row.id });
    await readNotifications(db, context, `/arenden/${caseId}/samrad/${row.id}`);
    const described = await describeProposal(db, row, today);
    const isCalledOff = described.referral?.state === 'CANCELLED';
    const facts = toConsultationFacts(row, isCalledOff);
    const endedAt = row.settledAt ?? row.concludedAt;
    const termsOn = await loadAgreedTerms(db, municipalityId);
    const { freshDays } = termsOn(today);
    const replacedBy = await db.consultation.findFirst({
      where: { municipalityId, caseId, replacesId: row.id },
      select: { id: true },
    });
    return {
      caseId,
      consultationId: row.id,
      kind: row.kind,
      isDemandedByLaw: isDemandedByLaw(row.kind),
      requestedByParty: facts.requestedByParty,
      state: consultationStateOf(facts, today),
      dueOn: facts.dueOn,
      ...turnOf(row, { termsOn, today, isCalledOff }),
      waitedWorkingDays: calculateWaitingClocks(toConsultationTimes(row, isCalledOff), today),
      purpose: row.purpose,
      effect: readableEffect(storedEffect.parse(row.effect), actor.organisationKind),
      earlierReferrals: await listEarlierReferrals(db, actor, { municipalityId, personId, exceptId: row.referralId }),
      ...described,
      answer: row.answer,
      conclusion: row.conclusion,
      settledAs: facts.settlement?.as ?? null,
      freshUntil: endedAt ? freshUntil({ concludedAt: endedAt, freshDays }) : null,
      meetings: await listMeetings(db, row),
      otherContacts: await listOtherContacts(db, actor, { caseRecord, consultation: row, today }),
      replacesId: row.replacesId,
      replacedById: replacedBy?.id ?? null,
      ...(await listSaid(db, row)),
      ...(await decideSteps(db, context, { row, facts, freshDays })),
    };
  });
}

/** What the page of a samråd gets. */
export type ConsultationPage = Awaited<ReturnType<typeof getConsultationPage>>;

/** What the reader may do now. */
async function decideSteps(
  db: Db,
  { actor, now, today }: CommandContext,
  { row, facts, freshDays }: { row: Row; facts: ConsultationFacts; freshDays: number },
) {
  const { municipalityId, caseId } = row;
  const party = actor.organisationKind;
  const plan = await db.planVersion.findFirst({
    where: { municipalityId, caseId, state: 'APPROVED' },
    select: { id: true },
  });
  const counter = storedCounterProposal.parse(row.counterProposal);
  return {
    mayAnswer: decideAnswer(facts, party).allowed,
    mayTakeOver: decideTakeOver(facts, {
      party,
      counter,
      today,
      about: { kind: row.kind, isExtension: isAboutExtension(row) },
    }).allowed,
    mayConfirmLog: decideLogConfirmation(facts, party, row.loggedAt !== null).allowed,
    mayLog: decideLogging(facts, party, row.loggedAt !== null).allowed,
    mayConclude: decideConclusion(facts, party, 'NOT_AGREED').allowed,
    possibleConclusions: row.answer ? CONCLUSIONS_OF_ANSWER[row.answer] : [],
    mayConfirm: decideConfirmation(facts, party).allowed,
    mayWithdraw: decideWithdrawal(facts, party).allowed,
    /** The referral that waits for the reader's decision, now that the samråd is agreed. */
    toDecideId: isAgreed(facts) && party === 'EMPLOYMENT_SERVICE' ? await findReferralToDecide(db, row) : null,
    /** Of the kinds that change the plan themselves, once they are agreed: whether that can be done now, and if not why. */
    carryingOut:
      row.kind === 'REFERRAL' || row.carriedOutAt !== null || !isAgreed(facts) || party !== facts.requestedByParty
        ? null
        : decideCarryingOut(facts, {
            now,
            freshDays,
            planVersionId: plan?.id ?? null,
            party,
            hasProposal: row.proposal !== null,
            isHeldByProvider: await isHeldByProvider(db, row, today),
            isCarriedOut: false,
          }),
  };
}

async function findReferralToDecide(db: Db, { municipalityId, caseId, referralId }: Row): Promise<string | null> {
  if (referralId === null) return null;
  const referral = await db.referral.findFirst({
    where: { municipalityId, caseId, id: referralId, state: { in: ['AWAITING_CONSULTATION', 'CLEARED'] } },
    select: { id: true },
  });
  return referral?.id ?? null;
}

function isAgreed({ conclusion, settlement }: ConsultationFacts): boolean {
  const ended = settlement?.as ?? conclusion;
  return ended === 'AGREED' || ended === 'AGREED_WITH_CONDITIONS';
}

/** The group samråd at which it was taken up. */
async function listMeetings(db: Db, { municipalityId, id }: Row) {
  const rows = await db.consultationMeetingRow.findMany({
    where: { municipalityId, consultationId: id },
    include: { meeting: { select: { id: true, heldOn: true } } },
    take: 20,
  });
  return rows.map(({ meeting }) => ({ meetingId: meeting.id, heldOn: toDay(meeting.heldOn) }));
}

/** Everything that has been said, by whom and when, and who was reminded. */
async function listSaid(db: Db, row: RemindedRow) {
  const speakers = [
    row.requestedBy,
    row.answeredBy,
    row.concludedBy,
    row.confirmedBy,
    row.withdrawnBy,
    row.carriedOutBy,
    row.loggedBy,
    row.heldWith,
    ...row.reminders.flatMap(({ sentTo }) => sentTo),
  ];
  const users = await db.userAccount.findMany({
    where: { id: { in: speakers.filter((id): id is string => id !== null) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const said = (by: string | null, at: Date | null, text: string) =>
    by && at ? { by: names.get(by) ?? '', at: at.toISOString(), text } : null;
  return {
    requested: said(row.requestedBy, row.requestedAt, ''),
    answered: said(row.answeredBy, row.answeredAt, row.answerReasons),
    concluded: said(row.concludedBy, row.concludedAt, row.conclusionNote),
    confirmed: said(row.confirmedBy, row.confirmedAt, ''),
    withdrawn: said(row.withdrawnBy, row.withdrawnAt, row.withdrawnReason),
    conversation:
      row.heldAt && row.loggedAt
        ? {
            heldAt: row.heldAt.toISOString(),
            heldThrough: row.heldThrough ?? 'PHONE',
            heldWith: names.get(row.heldWith ?? '') ?? '',
            loggedBy: names.get(row.loggedBy ?? '') ?? '',
            loggedAt: row.loggedAt.toISOString(),
            answer: row.loggedAnswer ?? 'OBJECT',
            words: row.loggedWords,
          }
        : null,
    carriedOut: said(row.carriedOutBy, row.carriedOutAt, ''),
    settledAt: row.settledAt?.toISOString() ?? null,
    reminders: row.reminders.map(({ step, sentTo, sentAt }) => ({
      step,
      names: sentTo.flatMap((id) => names.get(id) ?? []),
      at: sentAt.toISOString(),
    })),
  };
}
