import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import type { ConsultingParty } from '@/lib/consultations';
import { readNotifications } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import {
  awaitedOfOther,
  decideEscalationWord,
  type EscalationWordKind,
  managedPartyOf,
  standingProposal,
} from '../rules/escalation';
import { listOtherManagers } from './list-other-managers';
import { ESCALATED, toEscalationFacts } from './load-escalation';

/** A case seldom has more samråd than these. */
const MOST_EARLIER = 20;

/**
 * What the managers need to end a samråd that went to them, beside the samråd itself: when and why it did, who was reminded, what each has
 * said, whom to call at the other authority, the earlier samråd of the case, the plan in force, and what the reader may do.
 */
export async function getEscalationPage(
  { actor, now, today }: CommandContext,
  asked: { caseId: string; consultationId: string },
) {
  return withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, asked.caseId);
    const { municipalityId, id: caseId } = caseRecord;
    const row = await db.consultation.findFirst({
      where: { municipalityId, caseId, id: asked.consultationId },
      include: ESCALATED,
    });
    if (!row) throw notFoundRefusal();
    await recordAudit(db, actor, { action: 'consultation.read-escalation', municipalityId, caseId, subjectId: row.id });
    await readNotifications(db, { actor, now }, `/arenden/${caseId}/samrad/${row.id}/chefer`);
    const facts = await toEscalationFacts(db, row, today);
    const earlier = await db.consultation.findMany({
      where: { municipalityId, caseId, id: { not: row.id }, requestedAt: { lt: row.requestedAt } },
      orderBy: { requestedAt: 'desc' },
      take: MOST_EARLIER,
      include: { settlement: true },
    });
    const activities = await db.activity.findMany({
      where: { municipalityId, caseId, planVersion: { state: 'APPROVED' } },
      orderBy: { position: 'asc' },
      select: { lineageId: true, title: true, party: true },
    });
    const users = await db.userAccount.findMany({
      where: {
        id: {
          in: [
            ...row.escalationWords.map(({ writtenBy }) => writtenBy),
            ...row.reminders.flatMap(({ sentTo }) => sentTo),
          ],
        },
      },
      select: { id: true, name: true },
    });
    const nameOf = new Map(users.map(({ id, name }) => [id, name]));
    const may = (kind: EscalationWordKind, answersId?: string) =>
      decideEscalationWord(facts, { role: actor.role, kind, answersId: answersId ?? null });
    const proposal = standingProposal(facts.words);
    const isManager = managedPartyOf(actor.role) !== null;
    const unanswered = may('UNANSWERED');
    return {
      state: facts.state,
      settledAs: row.settlement?.settledAs ?? null,
      settledAt: row.settlement?.settledAt.toISOString() ?? null,
      escalations: row.escalations.map(({ cause, escalatedAt }) => ({ cause, at: escalatedAt.toISOString() })),
      reminders: row.reminders.map(({ step, sentTo, sentAt }) => ({
        step,
        names: sentTo.flatMap((id) => nameOf.get(id) ?? []),
        at: sentAt.toISOString(),
      })),
      words: row.escalationWords.map((word) => ({
        id: word.id,
        kind: word.kind,
        outcome: word.outcome,
        party: word.writtenByParty as ConsultingParty,
        name: nameOf.get(word.writtenBy) ?? '',
        at: word.writtenAt.toISOString(),
        words: word.words,
      })),
      earlier: earlier.map((each) => ({
        consultationId: each.id,
        kind: each.kind,
        requestedAt: each.requestedAt.toISOString(),
        isWithdrawn: each.withdrawnAt !== null,
        endedAs: each.settlement?.settledAs ?? each.conclusion,
      })),
      activities,
      otherManagers: await listOtherManagers(db, actor, caseRecord, today),
      waitsForOther: awaitedOfOther(facts, actor.role),
      mayPropose: may('PROPOSES').allowed,
      agreesToId: proposal && may('AGREES', proposal.id).allowed ? proposal.id : null,
      mayDisagree: may('DISAGREES').allowed,
      mayConcludeUnanswered: unanswered.allowed,
      /** Why AF's manager may not conclude an overdue samråd as unanswered; null where that is no question. */
      unansweredHindrance:
        isManager &&
        actor.organisationKind === 'EMPLOYMENT_SERVICE' &&
        facts.state === 'OVERDUE' &&
        facts.requestedByParty === 'EMPLOYMENT_SERVICE' &&
        !unanswered.allowed
          ? unanswered.reason
          : null,
    };
  });
}

/** What the managers' page of a samråd gets. */
export type EscalationPage = Awaited<ReturnType<typeof getEscalationPage>>;
