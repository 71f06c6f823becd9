'use server';

import {
  discardPlanAlternativeSchema,
  planAlternativesSchema,
  renamePlanAlternativeSchema,
  savePlanAlternativeSchema,
  swapPlanAlternativeSchema,
} from '@/lib/plan-ideas';
import {
  discardPlanAlternative,
  listPlanAlternatives,
  renamePlanAlternative,
  savePlanAlternative,
  swapPlanAlternative,
} from '@/lib/plan-ideas/server';
import { createAction } from '@/lib/platform/action';

export const listPlanAlternativesAction = createAction('plan.read', planAlternativesSchema, listPlanAlternatives);
export const savePlanAlternativeAction = createAction('plan.write', savePlanAlternativeSchema, savePlanAlternative);
export const renamePlanAlternativeAction = createAction(
  'plan.write',
  renamePlanAlternativeSchema,
  renamePlanAlternative,
);
export const swapPlanAlternativeAction = createAction('plan.write', swapPlanAlternativeSchema, swapPlanAlternative);
export const discardPlanAlternativeAction = createAction(
  'plan.write',
  discardPlanAlternativeSchema,
  discardPlanAlternative,
);
