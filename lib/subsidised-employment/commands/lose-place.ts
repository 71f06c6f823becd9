import type { CommandContext } from '@/lib/access';
import type { LosePlaceInput } from '../schemas';
import { requireStep, takeEmploymentStep } from './load-employment';

/**
 * The municipality records that the place is lost, with the coded reason and words. @throws Refusal 'notFound', 'caseClosed', 'wrongParty',
 * 'employmentWrongOrder', 'changedMeanwhile'
 */
export function losePlace(context: CommandContext, input: LosePlaceInput) {
  const { now } = context;
  return takeEmploymentStep(context, input, (row) => {
    requireStep(context, row, 'LOST');
    return {
      kind: 'LOST',
      data: { state: 'LOST', loss: input.loss, endedAt: now },
      words: input.words,
      detail: { loss: input.loss },
    };
  });
}
