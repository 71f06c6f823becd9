export type * from './notification-dto';
export * from './rules/decide-mail';
export * from './rules/mail-outage';
export * from './rules/notification-kinds';
export * from './schemas';
