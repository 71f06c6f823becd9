export type * from './absence-review-dto';
export * from './rules/absence-review';
export * from './schemas';
