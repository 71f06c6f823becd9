import 'server-only';

export { makeDecision } from './commands/make-decision';
export { recordDecision } from './commands/record-decision';
export { getDecision } from './queries/get-decision';
export { listCaseDecisions } from './queries/list-case-decisions';
