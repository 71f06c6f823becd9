import { z } from 'zod';
import type { Db } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { IMPORT_STATES, type ImportState } from '../rules/import-view';

export interface ImportPlace {
  municipalityId: string;
  importId: string;
}

const heldImport = z.object({ state: z.enum(IMPORT_STATES), rows: z.number(), faulty: z.number() });

/**
 * Holds the import until the transaction ends, so that of two who decide about it at once one gets to know.
 * @throws Refusal 'notFound', 'importUnderWay' when someone else holds it, 'importNotOpen' when it is in none of `states`
 */
export async function lockImport(db: Db, { municipalityId, importId }: ImportPlace, states: readonly ImportState[]) {
  const [found] = await db.$queryRaw<unknown[]>`
    select state, rows, faulty from caseload_imports
    where municipality_id = ${municipalityId}::uuid and id = ${importId}::uuid for update skip locked`;
  if (!found) {
    const exists = await db.caseloadImport.count({ where: { municipalityId, id: importId } });
    throw new Refusal(exists > 0 ? 'importUnderWay' : 'notFound');
  }
  const held = heldImport.parse(found);
  if (!states.includes(held.state)) throw new Refusal('importNotOpen');
  return held;
}
