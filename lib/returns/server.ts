import 'server-only';

export { closeReturn } from './commands/close-return';
export { resumeActivities } from './commands/resume-activities';
export { getReturnPage } from './queries/get-return-page';
export { listReturnLeadTimes } from './queries/list-return-lead-times';
export { givesReturnSql, isAgreedSinceSql, isClosedSql, isProposedSinceSql } from './queries/return-sql';
