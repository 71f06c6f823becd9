'use server';

import { endDisagreementSchema, recordDisagreementSchema } from '@/lib/plan-disagreements';
import { endDisagreement, recordDisagreement } from '@/lib/plan-disagreements/server';
import {
  approvePlanSchema,
  correctActivitySchema,
  endPlanSchema,
  openPlanSchema,
  openPlanVersionSchema,
  savePlanDraftSchema,
  startPlanVersionSchema,
} from '@/lib/plans';
import {
  approvePlan,
  correctActivity,
  discardDraft,
  endPlan,
  findOpenPlanVersion,
  proposePlan,
  savePlanDraft,
  startPlanVersion,
  withdrawProposal,
} from '@/lib/plans/server';
import { createAction } from '@/lib/platform/action';

export const startPlanVersionAction = createAction('plan.write', startPlanVersionSchema, startPlanVersion);
export const savePlanDraftAction = createAction('plan.write', savePlanDraftSchema, savePlanDraft);
export const proposePlanAction = createAction('plan.write', openPlanVersionSchema, proposePlan);
export const withdrawProposalAction = createAction('plan.write', openPlanVersionSchema, withdrawProposal);
export const discardDraftAction = createAction('plan.write', openPlanVersionSchema, discardDraft);
export const correctActivityAction = createAction('plan.write', correctActivitySchema, correctActivity);
export const endPlanAction = createAction('plan.write', endPlanSchema, endPlan);
export const approvePlanAction = createAction('plan.approve', approvePlanSchema, approvePlan);
export const readOpenPlanAction = createAction('plan.read', openPlanSchema, findOpenPlanVersion);
export const recordDisagreementAction = createAction('plan.write', recordDisagreementSchema, recordDisagreement);
export const endDisagreementAction = createAction('plan.write', endDisagreementSchema, endDisagreement);
