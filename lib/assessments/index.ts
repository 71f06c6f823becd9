export * from './rules/assessment';
export * from './rules/child-reduction';
export * from './rules/requirement';
export * from './rules/validate-assessment';
