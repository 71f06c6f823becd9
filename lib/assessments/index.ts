export * from './assessment-dto';
export * from './rules/assessment';
export * from './rules/child-reduction';
export * from './rules/decide-break';
export * from './rules/place-assessment';
export * from './rules/requirement';
export * from './rules/validate-assessment';
export * from './schemas';
