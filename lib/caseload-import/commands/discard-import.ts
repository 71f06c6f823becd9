import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { ImportId } from '../schemas';
import { emptyRows } from './empty-rows';
import { importActor } from './import-actor';
import { lockImport } from './lock-import';

/**
 * Throws a checked import away: no case is touched, and what it held of personal data is emptied.
 * @throws Refusal 'notFound' for a foreign or missing import, 'importNotOpen' when it is decided already,
 * 'importUnderWay' while it is being carried out
 */
export async function discardImport({ actor, now }: CommandContext, { importId }: ImportId): Promise<void> {
  const system = importActor(actor);
  const { municipalityId } = system;
  await withActor(
    system,
    async (db) => {
      await lockImport(db, { municipalityId, importId }, ['CHECKED']);
      await db.caseloadImport.update({
        where: { municipalityId_id: { municipalityId, id: importId } },
        data: { state: 'DISCARDED' },
      });
      await emptyRows(db, { municipalityId, importId });
      await recordAudit(db, system, { action: 'caseload-import.discard', municipalityId, subjectId: importId }, now);
    },
    { timeoutMs: 60_000 },
  );
}
