'use server';

import {
  judgeUndertakingsSchema,
  recordActivityOutcomeSchema,
  recordFollowUpSchema,
  recordFourMonthsSchema,
  recordPlanOutcomeSchema,
} from '@/lib/follow-ups';
import {
  judgeUndertakings,
  recordActivityOutcome,
  recordFollowUp,
  recordFourMonths,
  recordPlanOutcome,
} from '@/lib/follow-ups/server';
import { createAction } from '@/lib/platform/action';

export const recordFollowUpAction = createAction('follow-up.write', recordFollowUpSchema, recordFollowUp);
export const judgeUndertakingsAction = createAction('follow-up.write', judgeUndertakingsSchema, judgeUndertakings);
export const recordActivityOutcomeAction = createAction(
  'follow-up.write',
  recordActivityOutcomeSchema,
  recordActivityOutcome,
);
export const recordPlanOutcomeAction = createAction('follow-up.write', recordPlanOutcomeSchema, recordPlanOutcome);
export const recordFourMonthsAction = createAction('follow-up.write', recordFourMonthsSchema, recordFourMonths);
