export * from './decision-dto';
export * from './rules/decision-points';
export * from './schemas';
