import type { CommandContext } from '@/lib/access';
import { fromDay } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { decideProlonging } from '../rules/employment-state';
import type { ProlongHoldInput } from '../schemas';
import { heldUntilOf, takeEmploymentStep } from './load-employment';

/**
 * The municipality holds the place until a later day, with the reason. @throws Refusal 'notFound', 'caseClosed', 'wrongParty',
 * 'employmentWrongOrder', 'changedMeanwhile', 'invalidInput' for a day that is not later
 */
export function prolongHold(context: CommandContext, input: ProlongHoldInput) {
  const { actor, today } = context;
  return takeEmploymentStep(context, input, (row) => {
    const decision = decideProlonging(
      { state: row.state, heldUntil: heldUntilOf(row) },
      { party: actor.organisationKind, until: input.heldUntil, today },
    );
    if (!decision.allowed && decision.reason === 'employmentHoldNotLater') {
      throw new Refusal('invalidInput', { heldUntil: decision.reason });
    }
    refuseUnless(decision);
    return {
      kind: 'PROLONGED',
      data: { heldUntil: fromDay(input.heldUntil) },
      day: fromDay(input.heldUntil),
      words: input.words,
      detail: { heldUntil: input.heldUntil },
    };
  });
}
