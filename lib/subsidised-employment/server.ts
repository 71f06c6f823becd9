import 'server-only';

export { decideEmployment } from './commands/decide-employment';
export { holdPlace } from './commands/hold-place';
export { losePlace } from './commands/lose-place';
export { planEmployment } from './commands/plan-employment';
export { prolongHold } from './commands/prolong-hold';
export { requestEmploymentDecision } from './commands/request-employment-decision';
export { startEmployment } from './commands/start-employment';
export { warnOfLosses } from './commands/warn-of-losses';
export { findUnplannedPlace } from './queries/find-unplanned-place';
export { getEmploymentLeadTimes } from './queries/get-employment-lead-times';
export { getEmploymentPage } from './queries/get-employment-page';
