export * from './rules/consultation-section';
export * from './rules/expiry';
export * from './rules/report-weeks';
export * from './rules/task-sections';
export type * from './task-page';
