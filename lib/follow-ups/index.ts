export type * from './follow-up-dto';
export * from './rules/decide-follow-up';
export * from './rules/ended-activities';
export * from './rules/outcomes';
export * from './rules/results';
export * from './rules/undertakings';
export * from './schemas';
