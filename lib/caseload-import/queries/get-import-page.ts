import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { importActor } from '../commands/import-actor';
import type { ColumnKey } from '../rules/columns';
import { IMPORT_LISTS, type ImportList, type ImportPage } from '../rules/import-view';
import { ROWS_PER_PAGE } from '../rules/limits';
import type { ImportListInput } from '../schemas';
import { loadImportRows } from './load-import-rows';

/**
 * One import with one page of one of its lists. The read is audited, since names stand in it.
 * @throws Refusal 'notFound' for an import of another municipality as for one that does not exist
 */
export async function getImportPage(
  { actor, now }: CommandContext,
  { importId, list, page }: ImportListInput,
): Promise<ImportPage> {
  const system = importActor(actor);
  const { municipalityId } = system;
  return withActor(system, async (db) => {
    const found = await db.caseloadImport.findFirst({ where: { municipalityId, id: importId } });
    if (!found) throw notFoundRefusal();
    const userIds = [found.uploadedBy, ...(found.confirmedBy ? [found.confirmedBy] : [])];
    const users = await db.userAccount.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
    const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? null;

    // What is carried out or thrown away has no changes left to show; faults and persons that were missing remain to be followed up.
    const isOpen = found.state === 'CHECKED';
    const counts: Record<ImportList, number> = {
      fel: found.faulty,
      andras: isOpen ? found.toChange : 0,
      skapas: isOpen ? found.toCreate : 0,
      saknas: found.missing,
      noteringar: found.noted,
    };
    const isReady = isOpen || found.state === 'CONFIRMED' || found.state === 'DISCARDED';
    const lists = IMPORT_LISTS.map((each) => ({ list: each, count: counts[each] })).filter(
      ({ count }) => isReady && count > 0,
    );
    const chosen = lists.find((each) => each.list === list) ?? lists[0];
    const pages = Math.ceil((chosen?.count ?? 0) / ROWS_PER_PAGE);
    const shownPage = Math.min(page, Math.max(1, pages));
    const shown = chosen
      ? {
          list: chosen.list,
          page: shownPage,
          pages,
          content: await loadImportRows(db, {
            municipalityId,
            importId,
            uploadedAt: found.uploadedAt,
            list: chosen.list,
            page: shownPage,
          }),
        }
      : null;
    const detail = { list: chosen?.list ?? null, page: shownPage };
    await recordAudit(db, system, { action: 'caseload-import.read', municipalityId, subjectId: importId, detail }, now);

    return {
      importId: found.id,
      fileName: found.fileName,
      state: found.state,
      failure: found.failure,
      encoding: found.encoding,
      delimiter: found.delimiter,
      uploadedAt: found.uploadedAt.toISOString(),
      uploadedByName: nameOf(found.uploadedBy) ?? '',
      confirmedAt: found.confirmedAt?.toISOString() ?? null,
      confirmedByName: nameOf(found.confirmedBy),
      rows: found.rows,
      toCreate: found.toCreate,
      toChange: found.toChange,
      unchanged: found.unchanged,
      faulty: found.faulty,
      missing: found.missing,
      noted: found.noted,
      ignoredColumns: found.ignoredColumns,
      absentColumns: found.absentColumns as ColumnKey[],
      lists,
      shown,
    };
  });
}
