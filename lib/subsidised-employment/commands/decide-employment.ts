import type { CommandContext } from '@/lib/access';
import { fromDayOrNull, toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { DecideEmploymentInput } from '../schemas';
import { requireStep, takeEmploymentStep } from './load-employment';

/**
 * AF decides on the support for a held place: granted in one of its forms, or refused with the reason. @throws Refusal 'notFound',
 * 'caseClosed', 'wrongParty', 'employmentWrongOrder', 'changedMeanwhile', 'invalidInput' with fields
 */
export function decideEmployment(context: CommandContext, input: DecideEmploymentInput) {
  const { now } = context;
  return takeEmploymentStep(context, input, (row) => {
    const to = input.isGranted ? 'GRANTED' : 'REFUSED';
    requireStep(context, row, to);
    if (!input.isGranted) {
      return { kind: to, data: { state: to, decidedAt: now, endedAt: now }, words: input.words };
    }
    if (input.supportUntil !== null && input.supportUntil < toDay(row.startsOn)) {
      throw new Refusal('invalidInput', { supportUntil: 'endsBeforeItBegins' });
    }
    return {
      kind: to,
      data: { state: to, decidedAt: now, support: input.support, supportUntil: fromDayOrNull(input.supportUntil) },
      words: input.words,
      detail: { support: input.support },
    };
  });
}
