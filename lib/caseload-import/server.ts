import 'server-only';

export { checkImport } from './commands/check-import';
export { confirmImport } from './commands/confirm-import';
export { discardImport } from './commands/discard-import';
export { receiveFile, tooLargeRefusal } from './commands/receive-file';
export { recheckImport } from './commands/recheck-import';
export { getExampleOptions } from './queries/get-example-options';
export { getImportPage, type ImportPage } from './queries/get-import-page';
export { type ImportSummary, listImports } from './queries/list-imports';
export type { ImportListRows, ListedPerson, ShownChange } from './queries/load-import-rows';
