'use server';

import { makeDecisionSchema } from '@/lib/decisions';
import { makeDecision } from '@/lib/decisions/server';
import { createAction } from '@/lib/platform/action';

export const makeDecisionAction = createAction('decision.make', makeDecisionSchema, makeDecision);
