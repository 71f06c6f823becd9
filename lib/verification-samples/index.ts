export * from './rules/sample-check';
export type { ToldShares } from './rules/sample-shares';
export type * from './sample-dto';
export * from './schemas';
