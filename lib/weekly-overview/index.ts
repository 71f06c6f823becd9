export * from './rules/unit-week';
export * from './schemas';
