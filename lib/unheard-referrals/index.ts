export * from './rules/unheard-referral';
export * from './schemas';
export type * from './unheard-dto';
