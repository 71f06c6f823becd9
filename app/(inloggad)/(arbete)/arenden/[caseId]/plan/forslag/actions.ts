'use server';

import { planProposalSchema, proposePlanChangeSchema, rejectPlanProposalSchema } from '@/lib/plan-proposals';
import {
  acceptPlanProposal,
  proposePlanChange,
  rejectPlanProposal,
  withdrawPlanProposal,
} from '@/lib/plan-proposals/server';
import { createAction } from '@/lib/platform/action';

export const proposePlanChangeAction = createAction('plan-proposal.write', proposePlanChangeSchema, proposePlanChange);
export const withdrawPlanProposalAction = createAction('plan-proposal.write', planProposalSchema, withdrawPlanProposal);
export const acceptPlanProposalAction = createAction('plan-proposal.answer', planProposalSchema, acceptPlanProposal);
export const rejectPlanProposalAction = createAction(
  'plan-proposal.answer',
  rejectPlanProposalSchema,
  rejectPlanProposal,
);
