import 'server-only';

export { type ApprovedPlan, approvePlan } from './commands/approve-plan';
export { discardDraft } from './commands/discard-draft';
export { endPlan } from './commands/end-plan';
export { proposePlan } from './commands/propose-plan';
export { savePlanDraft } from './commands/save-plan-draft';
export { startPlanVersion } from './commands/start-plan-version';
export {
  type AgreedInConsultation,
  type StartedThroughConsultation,
  startVersionThroughConsultation,
} from './commands/start-version-through-consultation';
export { withdrawProposal } from './commands/withdraw-proposal';
export { findOpenPlanVersion, getPlan } from './queries/get-plan';
export { findPlanInForce } from './queries/get-plan-in-force';
export { listCatalogue } from './queries/plan-surroundings';
