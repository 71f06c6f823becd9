export type * from './participant-dto';
export * from './rules/deviation';
export * from './rules/participant-weeks';
export * from './rules/provider-hours';
export type { ToldProviderMonth } from './rules/provider-month';
export * from './schemas';
