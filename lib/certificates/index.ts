export type * from './certificate-dto';
export * from './rules/sick-runs';
export * from './schemas';
