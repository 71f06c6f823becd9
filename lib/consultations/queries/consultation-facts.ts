import type { Prisma } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { stockholmDayOf } from '@/lib/time';
import type { ConsultationFacts, ConsultingParty } from '../rules/consultation-state';
import type { ConsultationTimes } from '../rules/waiting-clocks';

type Row = Prisma.ConsultationGetPayload<object>;

/** A row of consultations as the rules see it. Of a referral that was called off nothing is left to confirm. */
export function toConsultationFacts(row: Row, isCalledOff = false): ConsultationFacts {
  return {
    requestedByParty: row.requestedByParty as ConsultingParty,
    dueOn: toDay(row.dueOn),
    answer: row.answer,
    conclusion: row.conclusion,
    concludedAt: row.concludedAt?.toISOString() ?? null,
    isConfirmed: row.confirmedAt !== null || (isCalledOff && row.concludedAt !== null),
    isWithdrawn: row.withdrawnAt !== null,
    planVersionId: row.planVersionId,
    hasCounterProposal: row.counterProposal !== null,
    settlement: row.settledAs && row.settledAt ? { as: row.settledAs, at: row.settledAt.toISOString() } : null,
  };
}

/** The same row as the two clocks see it. */
export function toConsultationTimes(row: Row, isCalledOff = false): ConsultationTimes {
  const dayOf = (at: Date | null) => (at ? stockholmDayOf(at) : null);
  return {
    requestedByParty: row.requestedByParty as ConsultingParty,
    requestedOn: stockholmDayOf(row.requestedAt),
    answeredOn: dayOf(row.answeredAt),
    concludedOn: dayOf(row.concludedAt),
    confirmedOn: dayOf(row.confirmedAt ?? (isCalledOff ? row.concludedAt : null)),
    withdrawnOn: dayOf(row.withdrawnAt),
    settledOn: dayOf(row.settledAt),
    hasCounterProposal: row.counterProposal !== null,
    isAgreed: row.conclusion !== null && row.conclusion !== 'NOT_AGREED',
  };
}
