export * from './rules/decide-approval';
export * from './rules/missing-before-approval';
export * from './rules/plan-remarks';
export * from './rules/plan-state';
export * from './rules/planned-activity';
export * from './rules/planned-week';
export * from './rules/validate-activity';
