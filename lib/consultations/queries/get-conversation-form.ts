import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { ConsultingParty } from '../rules/consultation-state';
import { getConsultationForm } from './get-consultation-form';
import { listOtherOfficers } from './list-other-officers';

const LIMIT = 50;

/** What the form of a conversation that was held needs: what it may have been about, and whom one may have spoken with. */
export async function getConversationForm(
  context: CommandContext,
  asked: { caseId: string; subjectId: string | null },
) {
  const { actor, today } = context;
  const form = await getConsultationForm(context, {
    caseId: asked.caseId,
    kind: null,
    lineageId: null,
    isHeld: true,
  });
  return withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, asked.caseId);
    const { municipalityId, id: caseId } = caseRecord;
    await recordAudit(db, actor, { action: 'consultation.log-form', municipalityId, caseId });
    const waiting = await db.consultation.findMany({
      where: {
        municipalityId,
        caseId,
        state: 'REQUESTED',
        loggedAt: null,
        requestedByParty: actor.organisationKind as ConsultingParty,
      },
      orderBy: { requestedAt: 'desc' },
      take: LIMIT,
      select: { id: true, kind: true },
    });
    const drafts =
      actor.organisationKind === 'EMPLOYMENT_SERVICE'
        ? await db.referral.findMany({
            where: { municipalityId, caseId, state: 'DRAFT' },
            take: LIMIT,
            select: { id: true, provider: { select: { name: true } } },
          })
        : [];
    const subjects = [
      ...waiting.map(({ id, kind }) => ({ id, what: 'WAITING' as const, kind, providerName: null })),
      ...drafts.map(({ id, provider }) => ({
        id,
        what: 'DRAFT' as const,
        kind: 'REFERRAL' as const,
        providerName: provider.name,
      })),
    ];
    const officers = await listOtherOfficers(db, actor, caseRecord);
    return {
      ...form,
      subjects,
      officers,
      values: {
        ...form.values,
        subjectId: subjects.find(({ id }) => id === asked.subjectId)?.id ?? subjects[0]?.id ?? null,
        heldOn: today,
        heldAtMinute: null,
        heldThrough: 'PHONE' as const,
        heldWithId: officers[0]?.id ?? '',
        loggedWords: '',
      },
    };
  });
}
