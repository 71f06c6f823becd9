export * from './rules/return-standing';
export * from './schemas';
