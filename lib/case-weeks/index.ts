export * from './rules/case-week';
export * from './rules/gap-cause';
export * from './rules/level';
export * from './rules/programme-schedule';
export * from './rules/week-requirement';
