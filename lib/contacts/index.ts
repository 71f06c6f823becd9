export type * from './contact-dto';
export * from './rules/direct-contact';
export * from './rules/working-hours';
export * from './schemas';
