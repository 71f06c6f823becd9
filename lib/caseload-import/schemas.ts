import { z } from 'zod';
import { IMPORT_LISTS } from './rules/import-view';

export const confirmImportSchema = z.object({
  importId: z.uuid(),
  /** What happens to the sound rows when others have faults. */
  mode: z.enum(['SOUND_ROWS', 'NOTHING_IF_FAULTY']),
});
export type ConfirmImport = z.output<typeof confirmImportSchema>;

export const importIdSchema = z.object({ importId: z.uuid() });
export type ImportId = z.output<typeof importIdSchema>;

export const importListSchema = z.object({
  importId: z.uuid(),
  list: z.enum(IMPORT_LISTS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type ImportListInput = z.output<typeof importListSchema>;
