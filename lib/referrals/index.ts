export * from './rules/referral-state';
export * from './schemas';
