import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { stockholmDayOf, workingDaysBetween } from '@/lib/time';
import { readableEffectWeek } from '../rules/consultation-effect';
import {
  CONCLUSIONS_OF_ANSWER,
  consultationStateOf,
  decideAnswer,
  decideConclusion,
  decideConfirmation,
  decideWithdrawal,
  freshUntil,
  waitingPartyOf,
} from '../rules/consultation-state';
import { toConsultationFacts } from './consultation-facts';

const week = z.object({
  level: z.enum(['EXEMPT', 'ON_BREAK', 'NOT_ASSESSED', 'NO_PLAN', 'NO_ACTIVITY', 'BELOW_FULL_TIME', 'FULL_TIME']),
  requiredMinutes: z.int(),
  assignedMinutes: z.int(),
  occupationMinutes: z.int(),
  jobSearchMinutes: z.int(),
  otherDutiesMinutes: z.int(),
  gapMinutes: z.int(),
  doubleBookedMinutes: z.int(),
});
const touched = z.array(z.object({ lineageId: z.string(), title: z.string(), party: z.string() }));
const storedEffect = z.object({
  week: z.string(),
  before: week,
  after: week,
  brokenOff: touched,
  doubleBooked: touched,
});

/** One samråd as its page shows it: the proposal, its effect, what has been said, and what the reader may do. */
export async function getConsultationPage(
  { actor, today }: CommandContext,
  asked: { caseId: string; consultationId: string },
) {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await getVisibleCase(db, actor, asked.caseId);
    const row = await db.consultation.findFirst({ where: { municipalityId, caseId, id: asked.consultationId } });
    if (!row) throw notFoundRefusal();
    await recordAudit(db, actor, { action: 'consultation.read', municipalityId, caseId, subjectId: row.id });
    const facts = toConsultationFacts(row);
    const { freshDays } = await getAgreementTerms(db, { municipalityId, day: today });
    const referral = row.referralId
      ? await db.referral.findFirst({
          where: { municipalityId, id: row.referralId },
          include: { provider: { select: { name: true } } },
        })
      : null;
    const type = referral ? await db.activityType.findUnique({ where: { code: referral.typeCode } }) : null;
    const effect = storedEffect.parse(row.effect);
    const names = await namesOf(db, [
      row.requestedBy,
      row.answeredBy,
      row.concludedBy,
      row.confirmedBy,
      row.withdrawnBy,
    ]);
    const said = (by: string | null, at: Date | null, text: string) =>
      by && at ? { by: names.get(by) ?? '', at: at.toISOString(), text } : null;
    const may = (decision: { allowed: boolean }) => decision.allowed;
    return {
      caseId,
      consultationId: row.id,
      kind: row.kind,
      state: consultationStateOf(facts, today),
      waitingFor: waitingPartyOf(facts, today),
      dueOn: facts.dueOn,
      workingDaysLeft: workingDaysBetween({ from: today, to: facts.dueOn }),
      waitedWorkingDays: {
        municipality: waited(row.requestedAt, row.answeredAt ?? row.withdrawnAt),
        employmentService: row.answeredAt ? waited(row.answeredAt, row.concludedAt ?? row.withdrawnAt) : 0,
      },
      purpose: row.purpose,
      effect: {
        ...effect,
        before: readableEffectWeek(effect.before, actor.organisationKind),
        after: readableEffectWeek(effect.after, actor.organisationKind),
      },
      hadUnsuccessfulReferral: row.hadUnsuccessfulReferral,
      referral: referral && {
        referralId: referral.id,
        state: referral.state,
        providerName: referral.provider.name,
        serviceName: type?.name ?? '',
        startsOn: toDay(referral.startsOn),
        endsOn: toDay(referral.endsOn),
        differenceFromEarlier: referral.differenceFromEarlier,
      },
      answer: row.answer,
      conclusion: row.conclusion,
      freshUntil: row.concludedAt ? freshUntil({ concludedAt: row.concludedAt, freshDays }) : null,
      requested: said(row.requestedBy, row.requestedAt, ''),
      answered: said(row.answeredBy, row.answeredAt, row.answerReasons),
      concluded: said(row.concludedBy, row.concludedAt, row.conclusionNote),
      confirmed: said(row.confirmedBy, row.confirmedAt, ''),
      withdrawn: said(row.withdrawnBy, row.withdrawnAt, row.withdrawnReason),
      mayAnswer: may(decideAnswer(facts, actor.organisationKind)),
      mayConclude: may(decideConclusion(facts, actor.organisationKind, 'NOT_AGREED')),
      possibleConclusions: row.answer ? CONCLUSIONS_OF_ANSWER[row.answer] : [],
      mayConfirm: may(decideConfirmation(facts, actor.organisationKind)),
      mayWithdraw: may(decideWithdrawal(facts, actor.organisationKind)),
    };

    function waited(from: Date, to: Date | null): number {
      return workingDaysBetween({ from: stockholmDayOf(from), to: to ? stockholmDayOf(to) : today });
    }
  });
}

/** What the page of a samråd gets. */
export type ConsultationPage = Awaited<ReturnType<typeof getConsultationPage>>;

async function namesOf(db: Db, ids: (string | null)[]): Promise<Map<string, string>> {
  const users = await db.userAccount.findMany({
    where: { id: { in: ids.filter((id): id is string => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
