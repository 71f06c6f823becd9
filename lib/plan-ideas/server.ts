import 'server-only';

export { discardPlanAlternative } from './commands/discard-plan-alternative';
export { renamePlanAlternative } from './commands/rename-plan-alternative';
export { savePlanAlternative } from './commands/save-plan-alternative';
export { swapPlanAlternative } from './commands/swap-plan-alternative';
export { getPlanIdeas } from './queries/get-plan-ideas';
export { getPlanTimeline } from './queries/get-plan-timeline';
export { listPlanAlternatives } from './queries/list-plan-alternatives';
