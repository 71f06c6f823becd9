import type { Actor } from '@/lib/access';
import { visibleCases } from '@/lib/access/server';
import type { Db, Prisma } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';
import {
  CONCLUSIONS_OF_ANSWER,
  consultationStateOf,
  decideAnswer,
  decideConclusion,
  decideConfirmation,
  decideLogConfirmation,
  waitingPartyOf,
} from '../rules/consultation-state';
import { counterProposalKindsOf } from '../rules/counter-proposal';
import { calculateWaitingClocks } from '../rules/waiting-clocks';
import { toConsultationFacts, toConsultationTimes } from './consultation-facts';
import { isAboutExtension, storedEffect } from './stored-consultation';

/** At most so many samråd stand in a list to choose from, or in a meeting. */
export const MEETING_ROWS = 200;

/** The samråd that a query asks for, each as a row of a meeting: whom it is about, what it does to the week, and what the reader may say. */
export async function listMeetingRows(
  db: Db,
  actor: Actor,
  { where, today }: { where: Prisma.ConsultationWhereInput; today: IsoDay },
) {
  const rows = await db.consultation.findMany({
    where: { AND: [where, { caseRecord: visibleCases(actor) }] },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: MEETING_ROWS,
    include: { caseRecord: { include: { person: { select: { givenName: true, familyName: true } } } } },
  });
  const referrals = await db.referral.findMany({
    where: { id: { in: rows.flatMap(({ referralId }) => referralId ?? []) } },
    select: { id: true, provider: { select: { name: true } } },
  });
  const providers = new Map(referrals.map(({ id, provider }) => [id, provider.name]));
  return rows.map(({ caseRecord, ...row }) => {
    const facts = toConsultationFacts(row);
    const isProtected = caseRecord.protection !== 'NONE';
    const effect = storedEffect.safeParse(row.effect);
    const party = actor.organisationKind;
    return {
      consultationId: row.id,
      caseId: row.caseId,
      municipalityId: row.municipalityId,
      caseNumber: caseRecord.number,
      /** Null for a protected person: a list that several look at says the number and no more. */
      name: isProtected ? null : `${caseRecord.person.givenName} ${caseRecord.person.familyName}`,
      kind: row.kind,
      providerName: isProtected ? null : (providers.get(row.referralId ?? '') ?? null),
      effect:
        isProtected || !effect.success
          ? null
          : {
              beforeMinutes: effect.data.before.assignedMinutes + effect.data.before.occupationMinutes,
              afterMinutes: effect.data.after.assignedMinutes + effect.data.after.occupationMinutes,
              brokenOff: effect.data.brokenOff.map(({ title }) => title),
            },
      state: consultationStateOf(facts, today),
      conclusion: row.conclusion,
      settledAs: row.settledAs,
      answer: row.answer,
      waitingFor: waitingPartyOf(facts, today),
      waitedWorkingDays: calculateWaitingClocks(toConsultationTimes(row), today),
      mayAnswer: decideAnswer(facts, party).allowed,
      counterKinds: counterProposalKindsOf({ kind: row.kind, isExtension: isAboutExtension(row) }),
      mayConfirmLog: decideLogConfirmation(facts, party, row.loggedAt !== null).allowed,
      mayConclude: decideConclusion(facts, party, 'NOT_AGREED').allowed,
      answerReasons: isProtected ? '' : row.answerReasons,
      possibleConclusions: row.answer ? CONCLUSIONS_OF_ANSWER[row.answer] : [],
      mayConfirm: decideConfirmation(facts, party).allowed,
    };
  });
}

/** A samråd as a row of a meeting. */
export type MeetingRow = Awaited<ReturnType<typeof listMeetingRows>>[number];
