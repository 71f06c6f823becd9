export * from './case-dto';
export * from './rules/case-list';
export * from './rules/identity-number';
export * from './rules/name-key';
export * from './rules/plan-status';
export * from './rules/reader-view';
export * from './rules/search-words';
export * from './schemas';
