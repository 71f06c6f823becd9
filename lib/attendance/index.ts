export * from './rules/attendance-day';
export * from './rules/attendance-week';
export * from './rules/decide-verification';
