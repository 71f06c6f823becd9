import type { z } from 'zod';
import type { CommandResult } from '@/components/forms/use-command-form';
import type {
  judgeUndertakingsSchema,
  RecordFourMonthsInput,
  recordActivityOutcomeSchema,
  recordFollowUpSchema,
  recordPlanOutcomeSchema,
} from '@/lib/follow-ups';

type Action<Input> = (input: Input) => Promise<CommandResult<unknown>>;

/** What may be written on the page of the follow-up. */
export interface FollowUpActions {
  followUp: Action<z.input<typeof recordFollowUpSchema>>;
  judge: Action<z.input<typeof judgeUndertakingsSchema>>;
  activity: Action<z.input<typeof recordActivityOutcomeSchema>>;
  plan: Action<z.input<typeof recordPlanOutcomeSchema>>;
  fourMonths: Action<RecordFourMonthsInput>;
}
