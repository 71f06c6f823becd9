'use server';

import { createAction } from '@/lib/platform/action';
import {
  decideEmploymentSchema,
  holdPlaceSchema,
  losePlaceSchema,
  planEmploymentSchema,
  prolongHoldSchema,
  requestEmploymentDecisionSchema,
  startEmploymentSchema,
} from '@/lib/subsidised-employment';
import {
  decideEmployment,
  holdPlace,
  losePlace,
  planEmployment,
  prolongHold,
  requestEmploymentDecision,
  startEmployment,
} from '@/lib/subsidised-employment/server';

export const holdPlaceAction = createAction('employment.hold', holdPlaceSchema, holdPlace);
export const requestEmploymentDecisionAction = createAction(
  'employment.hold',
  requestEmploymentDecisionSchema,
  requestEmploymentDecision,
);
export const decideEmploymentAction = createAction('employment.decide', decideEmploymentSchema, decideEmployment);
export const prolongHoldAction = createAction('employment.hold', prolongHoldSchema, prolongHold);
export const losePlaceAction = createAction('employment.hold', losePlaceSchema, losePlace);
export const planEmploymentAction = createAction('plan.write', planEmploymentSchema, planEmployment);
export const startEmploymentAction = createAction('employment.hold', startEmploymentSchema, startEmployment);
