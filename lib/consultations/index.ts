export * from './rules/consultation-effect';
export * from './rules/consultation-state';
export * from './schemas';
