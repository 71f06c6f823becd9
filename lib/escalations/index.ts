export type * from './queries/get-escalation-page';
export * from './rules/escalation';
export * from './rules/reminders';
export * from './schemas';
