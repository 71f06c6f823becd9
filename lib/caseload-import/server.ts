import 'server-only';

export { checkImport } from './commands/check-import';
export { confirmImport } from './commands/confirm-import';
export { discardImport } from './commands/discard-import';
export { receiveFile, tooLargeRefusal } from './commands/receive-file';
export { recheckImport } from './commands/recheck-import';
export { getExampleOptions } from './queries/get-example-options';
export { getImportPage } from './queries/get-import-page';
export { listImports } from './queries/list-imports';
