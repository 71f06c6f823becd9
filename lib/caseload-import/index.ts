export type {
  AssessmentField,
  CaseField,
  ChangedField,
  RowChange,
  RowFault,
  RowNote,
  RowOutcome,
} from './rules/caseload-row';
export { COLUMNS, type ColumnKey, DEDUCTION_COLUMNS, headingOf } from './rules/columns';
export { type ExampleOptions, generateExampleRows, listTemplateRows, writeExampleFile } from './rules/example-caseload';
export type { ImportProgress } from './rules/import-progress';
export type {
  ImportList,
  ImportListRows,
  ImportPage,
  ImportSummary,
  ListedPerson,
  ShownChange,
} from './rules/import-view';
export { EXAMPLE_SIZES, LARGEST_FILE_BYTES, LARGEST_FILE_MEGABYTES, ROWS_PER_PAGE, readFileName } from './rules/limits';
export * from './schemas';
