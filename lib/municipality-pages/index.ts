export type * from './municipality-page-dto';
export * from './rules/page-text';
export * from './rules/subjects';
export * from './schemas';
