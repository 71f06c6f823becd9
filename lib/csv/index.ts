export * from './rules/cell-values';
export * from './rules/delimiter';
export * from './rules/fold-text';
export * from './rules/heading';
export * from './rules/text-encoding';
