export type * from './proposal-dto';
export * from './rules/proposal-state';
export * from './schemas';
