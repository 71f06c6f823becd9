import { z } from 'zod';
import { counterProposalSchema } from '../schemas';

const effectFigures = z.object({
  level: z.enum(['EXEMPT', 'ON_BREAK', 'NOT_ASSESSED', 'NO_PLAN', 'NO_ACTIVITY', 'BELOW_FULL_TIME', 'FULL_TIME']),
  requiredMinutes: z.int(),
  assignedMinutes: z.int(),
  occupationMinutes: z.int(),
  jobSearchMinutes: z.int(),
  otherDutiesMinutes: z.int(),
  gapMinutes: z.int(),
  doubleBookedMinutes: z.int(),
});
const effectOfWeek = z.object({ week: z.string(), before: effectFigures, after: effectFigures });
const touched = z.array(z.object({ lineageId: z.string(), title: z.string(), party: z.string() }));

/** The effect as it was computed when the samråd was asked for. Earlier ones have no table of weeks. */
export const storedEffect = effectOfWeek.extend({
  weeks: z.array(effectOfWeek).default([]),
  brokenOff: touched,
  doubleBooked: touched,
});

export const storedSlots = z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() }));

/** What was proposed, of every kind but a referral; earlier samråd have none. */
export const storedProposal = z
  .object({
    typeCode: z.string().nullable(),
    title: z.string(),
    startsOn: z.string(),
    endsOn: z.string().nullable(),
    slots: storedSlots,
    flexibleWeeklyMinutes: z.int().nullable(),
    endsLineageIds: z.array(z.string()),
  })
  .nullable();

export const storedCounterProposal = counterProposalSchema.nullable();

/** Whether a samråd is about a longer period of a referral that runs: only then does one about a referral hold a proposal of its own. */
export function isAboutExtension({ referralId, proposal }: { referralId: string | null; proposal: unknown }): boolean {
  return referralId !== null && proposal !== null;
}
