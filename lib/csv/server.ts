import 'server-only';

export { type CsvRecord, readLines, readRecords, type TextLine } from './commands/csv-records';
export { takeHeading } from './commands/take-heading';
