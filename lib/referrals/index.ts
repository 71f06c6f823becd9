export * from './rules/provider-change';
export * from './rules/referral-course';
export * from './rules/referral-state';
export * from './rules/referral-timeline';
export * from './schemas';
