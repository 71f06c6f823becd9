'use server';

import { importIdSchema } from '@/lib/caseload-import';
import { discardImport } from '@/lib/caseload-import/server';
import { createAction } from '@/lib/platform/action';

export const discardImportAction = createAction('caseload-import.write', importIdSchema, discardImport);
