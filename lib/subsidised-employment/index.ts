export type * from './employment-dto';
export * from './rules/employment-state';
export * from './schemas';
