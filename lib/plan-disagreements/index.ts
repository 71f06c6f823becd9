export type { DisagreementView } from './disagreement-dto';
export * from './rules/disagreement';
export * from './schemas';
