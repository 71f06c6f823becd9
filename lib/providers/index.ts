export type * from './provider-dto';
export * from './rules/coordinates-text';
export * from './rules/neutral-order';
export * from './rules/provider-figures';
export * from './rules/provider-list';
export * from './rules/site';
export * from './rules/site-map';
export * from './schemas';
