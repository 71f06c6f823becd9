export type * from './conversation-dto';
export * from './conversation-path';
export * from './rules/decide-message';
export * from './rules/waiting';
export * from './schemas';
