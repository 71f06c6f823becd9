import type { CommandContext } from '@/lib/access';
import { getAgreementTerms } from '@/lib/agreements/server';
import { fromDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { addWorkingDays } from '@/lib/time';
import type { RequestEmploymentDecisionInput } from '../schemas';
import { requireStep, takeEmploymentStep } from './load-employment';

/**
 * The municipality asks for AF's decision on a place that it holds; it is due by the överenskommelse. @throws Refusal 'notFound',
 * 'caseClosed', 'wrongParty', 'employmentWrongOrder', 'employmentNotRegistered', 'changedMeanwhile'
 */
export function requestEmploymentDecision(context: CommandContext, input: RequestEmploymentDecisionInput) {
  const { now, today } = context;
  return takeEmploymentStep(context, input, async (row, db) => {
    requireStep(context, row, 'REQUESTED');
    const { municipalityId, caseId } = row;
    const registered = await db.case.findFirst({
      where: { municipalityId, id: caseId, registeredSince: { not: null } },
    });
    if (!registered) throw new Refusal('employmentNotRegistered');
    const { responseTimes } = await getAgreementTerms(db, { municipalityId, day: today });
    const dueOn = addWorkingDays(today, responseTimes.employmentDecisionWorkingDays);
    return {
      kind: 'REQUESTED',
      data: { state: 'REQUESTED', requestedAt: now, dueOn: fromDay(dueOn) },
      detail: { dueOn },
    };
  });
}
