import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { loadReference } from '../queries/load-reference';
import type { RowChange } from '../rules/caseload-row';
import type { ImportProgress } from '../rules/import-progress';
import { BATCH_ROWS } from '../rules/limits';
import type { ConfirmImport } from '../schemas';
import { applyRows } from './apply-rows';
import { type ComparedRow, compareLines, loadKeptLines } from './compare-rows';
import { emptyRows } from './empty-rows';
import { importActor } from './import-actor';
import { lockImport } from './lock-import';

const TIMEOUT_MS = 15 * 60_000;
const FIRST_ANALYSED_ROWS = 1000;

/**
 * Carries out what the dry run showed, all of it or nothing, in one transaction: persons, cases, children, assessments, audit rows and
 * weekly figures. It goes on when the one who asked goes away. Every row is compared once more under lock: when it would do anything else
 * than what was shown, nothing is done.
 *
 * @throws Refusal 'importNotOpen' when it is decided already, 'importUnderWay' when another one is being carried out,
 * 'importHasFaults' when nothing was wanted as long as there are faults, 'importStale' when cases have changed since the check
 */
export async function confirmImport(
  context: CommandContext,
  { importId, mode, tell }: ConfirmImport & { tell: (progress: ImportProgress) => void },
): Promise<void> {
  const system = importActor(context.actor);
  const { municipalityId } = system;
  const place = { municipalityId, importId };
  await withActor(
    system,
    async (db) => {
      const total = await takeImport(db, { ...place, mode });
      const reference = await loadReference(db, municipalityId);
      let done = 0;
      let analysedAt = 0;
      for (let afterLine = 0; ; ) {
        const lines = await loadKeptLines(db, { ...place, afterLine, limit: BATCH_ROWS });
        const last = lines.at(-1);
        if (!last) break;
        const compared = await compareLines(db, lines, { municipalityId, today: context.today, lock: true });
        await requireAsShown(db, { ...place, from: afterLine + 1, to: last.line }, compared);
        await applyRows(db, context, { ...place, reference, rows: compared });
        done += lines.length;
        afterLine = last.line;
        tell({ phase: 'importing', done, total, rows: done });
        // Tables that grow within a transaction are planned as small as they were: each look-up would soon read all of them.
        if (done >= Math.max(FIRST_ANALYSED_ROWS, analysedAt * 3)) {
          await db.$queryRaw`select analyse_caseload()::text`;
          analysedAt = done;
        }
      }
      await emptyRows(db, place);
      await db.caseloadImport.update({
        where: { municipalityId_id: { municipalityId, id: importId } },
        data: { state: 'CONFIRMED', confirmedBy: context.actor.userId, confirmedAt: context.now },
      });
      const audit = {
        action: 'caseload-import.confirm',
        municipalityId,
        subjectId: importId,
        detail: { mode, rows: done },
      };
      await recordAudit(db, system, audit, context.now);
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

/** Holds the municipality's imports and this one, and says how many rows there are to go through. */
async function takeImport(
  db: Db,
  { municipalityId, importId, mode }: ConfirmImport & { municipalityId: string },
): Promise<number> {
  const [held] = await db.$queryRaw<{ isFree: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('caseload-import:' || ${municipalityId}, 0)) as "isFree"`;
  if (!held?.isFree) throw new Refusal('importUnderWay');
  const found = await lockImport(db, { municipalityId, importId }, ['CHECKED']);
  if (mode === 'NOTHING_IF_FAULTY' && found.faulty > 0) throw new Refusal('importHasFaults');
  return found.rows - found.faulty;
}

const shownRow = z.object({ line: z.number(), outcome: z.string(), changes: z.array(z.custom<RowChange>()) });

async function requireAsShown(
  db: Db,
  { municipalityId, importId, from, to }: { municipalityId: string; importId: string; from: number; to: number },
  compared: readonly ComparedRow[],
): Promise<void> {
  const rows = await db.$queryRaw<unknown[]>`
    select line, outcome, changes from caseload_import_rows
    where municipality_id = ${municipalityId}::uuid and import_id = ${importId}::uuid and line between ${from} and ${to}`;
  const shown = new Map(rows.map((row) => shownRow.parse(row)).map((row) => [row.line, fingerprint(row)]));
  if (compared.some((row) => shown.get(row.line) !== fingerprint(row))) throw new Refusal('importStale');
}

function fingerprint({ outcome, changes }: { outcome: string; changes: readonly RowChange[] }): string {
  return JSON.stringify([outcome, changes.map(({ field, from, to }) => [field, from, to])]);
}
