export type * from './agreement-dto';
export * from './rules/agreement-changes';
export * from './rules/agreement-state';
export * from './rules/agreement-terms';
export * from './rules/goal-years';
export * from './schemas';
