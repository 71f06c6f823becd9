export type * from './childcare-dto';
export * from './rules/childcare-need';
export * from './rules/childcare-offer';
export * from './schemas';
