import 'server-only';

export { judgeUndertakings } from './commands/judge-undertakings';
export { recordActivityOutcome } from './commands/record-activity-outcome';
export { recordFollowUp } from './commands/record-follow-up';
export { recordFourMonths } from './commands/record-four-months';
export { recordPlanOutcome } from './commands/record-plan-outcome';
export { getFollowUpPage } from './queries/get-follow-up-page';
export { getResults } from './queries/get-results';
export { findNextFollowUpOn, nextFollowUpOnSql } from './queries/next-follow-up';
