export type * from './barrier-dto';
export * from './rules/barrier';
export * from './schemas';
