import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import type { ConsultingParty, Settlement } from '@/lib/consultations';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import { ESCALATED, toEscalationFacts } from '../queries/load-escalation';
import { decideEscalationWord, type EscalationWordKind, managedPartyOf, standingProposal } from '../rules/escalation';
import type { AgreeToEndInput, ConcludeUnansweredInput, DisagreeInput, ProposeEndInput } from '../schemas';

/** One manager proposes how the samråd ends; it ends when the other agrees. @throws as {@link speak}. */
export function proposeEnd(context: CommandContext, { outcome, ...said }: ProposeEndInput) {
  return speak(context, { ...said, kind: 'PROPOSES', outcome });
}

/** The other manager agrees to what was proposed last: the samråd is ended by both. @throws as {@link speak}. */
export function agreeToEnd(context: CommandContext, { answersId, ...key }: AgreeToEndInput) {
  return speak(context, { ...key, kind: 'AGREES', answersId, words: '' });
}

/** A manager writes the own party's reasons for a disagreement; when both have, it stands for good. @throws as {@link speak}. */
export function disagreeForGood(context: CommandContext, said: DisagreeInput) {
  return speak(context, { ...said, kind: 'DISAGREES' });
}

/** AF's manager concludes an unanswered samråd as unanswered; only where nothing is broken off. @throws as {@link speak}. */
export function concludeUnanswered(context: CommandContext, said: ConcludeUnansweredInput) {
  return speak(context, { ...said, kind: 'UNANSWERED' });
}

interface Said {
  caseId: string;
  consultationId: string;
  kind: EscalationWordKind;
  words: string;
  outcome?: 'AGREED' | 'AGREED_WITH_CONDITIONS';
  answersId?: string;
}

/**
 * What a manager says for the own party of a samråd that went to both. PostgreSQL ends it when the words amount to an end; an end with
 * anything but disagreement clears the referral it was about. @throws Refusal notFound, escalationOnlyManagers, consultationSettled,
 * consultationNotEscalated, escalationNoProposal, escalationAlreadyDisagreed, escalationBreaksOff, consultationPlanChanged,
 * consultationNotUnanswered, wrongParty. Source: överenskommelse.
 */
async function speak({ actor, now, today }: CommandContext, said: Said) {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, said.caseId);
    const row = await db.consultation.findFirst({
      where: { municipalityId, caseId, id: said.consultationId },
      include: ESCALATED,
    });
    if (!row) throw notFoundRefusal();
    const facts = await toEscalationFacts(db, row, today);
    refuseUnless(decideEscalationWord(facts, { role: actor.role, kind: said.kind, answersId: said.answersId ?? null }));
    const party = managedPartyOf(actor.role);
    if (party === null) throw new Refusal('escalationOnlyManagers');
    const standing = standingProposal(
      row.escalationWords.map((word) => ({ ...word, party: word.writtenByParty as ConsultingParty })),
    );
    const isRepeated =
      said.kind === 'PROPOSES' &&
      standing?.party === party &&
      standing.outcome === said.outcome &&
      standing.words === said.words;
    // The same proposal sent again is the same proposal.
    if (isRepeated) return { consultationId: row.id, settledAs: null };
    if (facts.state === 'OVERDUE') {
      // That it went to the managers is a fact from the moment that one of them acts, if the reminder has not said so before.
      await db.consultationEscalation.createMany({
        data: { municipalityId, consultationId: row.id, caseId, cause: 'OVERDUE', escalatedAt: now },
        skipDuplicates: true,
      });
    }
    await db.escalationWord.create({
      data: {
        municipalityId,
        caseId,
        consultationId: row.id,
        kind: said.kind,
        outcome: said.outcome ?? null,
        answersId: said.answersId ?? null,
        words: said.words,
        writtenBy: actor.userId,
        writtenByParty: party,
        writtenAt: now,
      },
      select: { id: true },
    });
    const settlement = await db.consultationSettlement.findFirst({ where: { municipalityId, consultationId: row.id } });
    const settledAs: Settlement | null = settlement?.settledAs ?? null;
    if (row.referralId && settledAs !== null && settledAs !== 'NOT_AGREED') {
      await db.referral.updateMany({
        where: { municipalityId, id: row.referralId, state: 'AWAITING_CONSULTATION' },
        data: { state: 'CLEARED', revision: { increment: 1 } },
      });
    }
    if (settledAs !== null) {
      await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    }
    await recordAudit(
      db,
      actor,
      {
        action: 'consultation.escalation-word',
        municipalityId,
        caseId,
        subjectId: row.id,
        detail: { kind: said.kind, settledAs },
      },
      now,
    );
    return { consultationId: row.id, settledAs };
  });
}
