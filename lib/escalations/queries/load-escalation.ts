import { type ConsultingParty, consultationStateOf } from '@/lib/consultations';
import type { Db, Prisma } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import type { EscalationFacts } from '../rules/escalation';

export type EscalatedRow = Prisma.ConsultationGetPayload<{
  include: { settlement: true; escalationWords: true; escalations: true; reminders: true };
}>;

/** What belongs to a samråd that went to the managers, in the order it was said. */
export const ESCALATED = {
  settlement: true,
  escalationWords: { orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }] },
  escalations: { orderBy: { escalatedAt: 'asc' } },
  reminders: { orderBy: { sentAt: 'asc' } },
} as const satisfies Prisma.ConsultationInclude;

/** A samråd as the rules of escalation see it, rechecked against the plan in force. */
export async function toEscalationFacts(db: Db, row: EscalatedRow, today: IsoDay): Promise<EscalationFacts> {
  const { municipalityId, caseId } = row;
  const plan = await db.planVersion.findFirst({
    where: { municipalityId, caseId, state: 'APPROVED' },
    select: { id: true },
  });
  const [found] = await db.$queryRaw<
    { breaks: boolean }[]
  >`select consultation_breaks_off(${municipalityId}::uuid, ${row.id}::uuid) as "breaks"`;
  return {
    state: consultationStateOf(
      {
        requestedByParty: row.requestedByParty as ConsultingParty,
        dueOn: toDay(row.dueOn),
        answer: row.answer,
        conclusion: row.conclusion,
        concludedAt: row.concludedAt?.toISOString() ?? null,
        isConfirmed: row.confirmedAt !== null,
        isWithdrawn: row.withdrawnAt !== null,
        planVersionId: row.planVersionId,
        settlement: row.settledAs && row.settledAt ? { as: row.settledAs, at: row.settledAt.toISOString() } : null,
      },
      today,
    ),
    requestedByParty: row.requestedByParty as ConsultingParty,
    isSettled: row.settlement !== null,
    words: row.escalationWords.map(({ id, kind, writtenByParty }) => ({
      id,
      kind,
      party: writtenByParty as ConsultingParty,
    })),
    isPlanChanged: row.planVersionId !== (plan?.id ?? null),
    breaksOff: found?.breaks ?? true,
  };
}
