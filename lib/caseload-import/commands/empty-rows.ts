import type { Db } from '@/lib/platform/database';
import type { ImportPlace } from './lock-import';

const DAYS_TO_DECIDE = 7;
const MINUTES_TO_RECEIVE = 30;

/** Takes the personal data out of the rows of an import that is decided. Lines, columns and reasons stay, so that the faults can be mended. */
export async function emptyRows(db: Db, { municipalityId, importId }: ImportPlace): Promise<void> {
  await db.$executeRaw`
    update caseload_import_rows set data = null, changes = '[]', identity_number = null, case_number = null,
      faults = coalesce((select jsonb_agg(f - 'value') from jsonb_array_elements(faults) f), '[]'),
      notes = coalesce((select jsonb_agg(n - 'value') from jsonb_array_elements(notes) n), '[]')
    where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid`;
}

/** Ends an import that came to nothing; `failure` is a key under `reasons`. Its rows are gone. */
export async function abandonImport(
  db: Db,
  { municipalityId, importId, failure }: ImportPlace & { failure: string },
): Promise<void> {
  await db.caseloadImportRow.deleteMany({ where: { municipalityId, importId } });
  await db.caseloadImport.update({
    where: { municipalityId_id: { municipalityId, id: importId } },
    data: { state: 'FAILED', failure },
  });
}

/** Ends what a stopped server left half received, and discards checks that nobody decided for a week: personal data does not lie waiting. */
export async function sweepImports(
  db: Db,
  { municipalityId, now }: { municipalityId: string; now: Date },
): Promise<void> {
  const stale = await db.caseloadImport.findMany({
    where: {
      municipalityId,
      OR: [
        { state: 'RECEIVING', uploadedAt: { lt: new Date(now.getTime() - MINUTES_TO_RECEIVE * 60_000) } },
        { state: 'CHECKED', uploadedAt: { lt: new Date(now.getTime() - DAYS_TO_DECIDE * 86_400_000) } },
      ],
    },
    select: { id: true, state: true },
  });
  for (const { id, state } of stale) {
    if (state === 'RECEIVING') {
      await abandonImport(db, { municipalityId, importId: id, failure: 'importInterrupted' });
    } else {
      await emptyRows(db, { municipalityId, importId: id });
      await db.caseloadImport.update({
        where: { municipalityId_id: { municipalityId, id } },
        data: { state: 'DISCARDED' },
      });
    }
  }
}
