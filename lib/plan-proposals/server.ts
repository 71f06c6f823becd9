import 'server-only';

export { acceptPlanProposal } from './commands/accept-plan-proposal';
export { proposePlanChange } from './commands/propose-plan-change';
export { rejectPlanProposal } from './commands/reject-plan-proposal';
export { withdrawPlanProposal } from './commands/withdraw-plan-proposal';
export { countOpenProposals } from './queries/count-open-proposals';
export { getPlanProposals } from './queries/get-plan-proposals';
