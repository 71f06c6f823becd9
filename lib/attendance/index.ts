export * from './attendance-grid';
export * from './rules/attendance-day';
export * from './rules/attendance-week';
export * from './rules/decide-verification';
export * from './rules/flexible-week';
export * from './rules/report-week';
export * from './rules/sort-reports';
export * from './schemas';
