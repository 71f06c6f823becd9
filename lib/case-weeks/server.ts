import 'server-only';

export { rebuildCaseWeeks } from './commands/rebuild-case-weeks';
export { refreshAttendanceSums } from './commands/refresh-attendance-sums';
export { refreshCaseWeeks } from './commands/refresh-case-weeks';
export { type CaseFacts, loadWeekFacts } from './queries/load-week-facts';
