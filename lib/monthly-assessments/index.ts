export type * from './month-dto';
export * from './rules/list-missing';
export * from './rules/month';
export * from './rules/month-basis';
export * from './rules/month-facts';
export * from './schemas';
