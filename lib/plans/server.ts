import 'server-only';

export { approvePlan } from './commands/approve-plan';
export { changePlanThroughProposal } from './commands/change-through-proposal';
export { correctActivity } from './commands/correct-activity';
export { discardDraft } from './commands/discard-draft';
export { endPlan } from './commands/end-plan';
export { proposePlan } from './commands/propose-plan';
export { putInDraft } from './commands/put-in-draft';
export { resumeInDraft } from './commands/resume-in-draft';
export { savePlanDraft } from './commands/save-plan-draft';
export { startPlanVersion } from './commands/start-plan-version';
export { startVersionThroughConsultation } from './commands/start-version-through-consultation';
export { withdrawProposal } from './commands/withdraw-proposal';
export { findAgreedPlan } from './queries/find-agreed-plan';
export { findOpenPlanVersion, getPlan } from './queries/get-plan';
export { getPlanChanges } from './queries/get-plan-changes';
export { listPlanLeadTimes, type UnitLeadTime } from './queries/list-plan-lead-times';
export { readPlanVersion, readPlanVersionsDuring } from './queries/read-plan-version';
