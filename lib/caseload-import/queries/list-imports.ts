import type { CommandContext } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { importActor } from '../commands/import-actor';
import type { ImportSummary } from '../rules/import-view';

const SHOWN = 20;

/** The last imports of the own municipality, newest first. Counts only: no person is in it. */
export async function listImports({ actor }: CommandContext): Promise<ImportSummary[]> {
  const system = importActor(actor);
  return withActor(system, async (db) => {
    const imports = await db.caseloadImport.findMany({
      where: { municipalityId: system.municipalityId },
      orderBy: [{ uploadedAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
    });
    const users = await db.userAccount.findMany({
      where: { id: { in: imports.map(({ uploadedBy }) => uploadedBy) } },
      select: { id: true, name: true },
    });
    const nameOf = new Map(users.map(({ id, name }) => [id, name]));
    return imports.map((each) => ({
      importId: each.id,
      fileName: each.fileName,
      state: each.state,
      uploadedAt: each.uploadedAt.toISOString(),
      uploadedByName: nameOf.get(each.uploadedBy) ?? '',
      rows: each.rows,
      toCreate: each.toCreate,
      toChange: each.toChange,
      unchanged: each.unchanged,
      faulty: each.faulty,
      failure: each.failure,
    }));
  });
}
