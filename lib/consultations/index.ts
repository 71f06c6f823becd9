export type * from './queries/meeting-rows';
export * from './rules/consultation-effect';
export * from './rules/consultation-state';
export * from './rules/counter-proposal';
export * from './rules/proposal';
export * from './rules/turn-due';
export * from './rules/waiting-clocks';
export * from './schemas';
