export * from './rules/identity-number';
export * from './rules/name-key';
