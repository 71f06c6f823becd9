import type { Prisma } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import type { ConsultationFacts, ConsultingParty } from '../rules/consultation-state';

/** The columns that the rules of samråd ask for. */
export const CONSULTATION_FACTS = {
  requestedByParty: true,
  dueOn: true,
  answer: true,
  conclusion: true,
  concludedAt: true,
  confirmedAt: true,
  withdrawnAt: true,
  planVersionId: true,
} as const satisfies Prisma.ConsultationSelect;

/** A row of consultations as the rules see it. */
export function toConsultationFacts(
  row: Prisma.ConsultationGetPayload<{ select: typeof CONSULTATION_FACTS }>,
): ConsultationFacts {
  return {
    requestedByParty: row.requestedByParty as ConsultingParty,
    dueOn: toDay(row.dueOn),
    answer: row.answer,
    conclusion: row.conclusion,
    concludedAt: row.concludedAt?.toISOString() ?? null,
    isConfirmed: row.confirmedAt !== null,
    isWithdrawn: row.withdrawnAt !== null,
    planVersionId: row.planVersionId,
  };
}
