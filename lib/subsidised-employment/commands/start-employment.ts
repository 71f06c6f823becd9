import type { CommandContext } from '@/lib/access';
import { fromDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { stockholmDayOf } from '@/lib/time';
import type { StartEmploymentInput } from '../schemas';
import { requireStep, takeEmploymentStep } from './load-employment';

/**
 * The municipality records that the person has begun to work at the place. @throws Refusal 'notFound', 'caseClosed', 'wrongParty',
 * 'employmentWrongOrder', 'changedMeanwhile', 'invalidInput' for a day that has not come, or that lies before the decision
 */
export function startEmployment(context: CommandContext, input: StartEmploymentInput) {
  const { now, today } = context;
  return takeEmploymentStep(context, input, (row) => {
    requireStep(context, row, 'STARTED');
    if (input.startedOn > today) throw new Refusal('invalidInput', { startedOn: 'dayInFuture' });
    if (row.decidedAt && input.startedOn < stockholmDayOf(row.decidedAt)) {
      throw new Refusal('invalidInput', { startedOn: 'employmentStartsBeforeDecision' });
    }
    return {
      kind: 'STARTED',
      data: { state: 'STARTED', startedOn: fromDay(input.startedOn), endedAt: now },
      day: fromDay(input.startedOn),
      detail: { startedOn: input.startedOn },
    };
  });
}
