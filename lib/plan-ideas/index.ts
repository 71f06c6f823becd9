export type * from './plan-ideas-dto';
export * from './rules/apply-suggestion';
export * from './rules/compare-weeks';
export * from './rules/offer';
export * from './rules/referral-outlook';
export * from './rules/suggest-for-gap';
export * from './rules/timeline';
export * from './schemas';
export type * from './timeline-dto';
