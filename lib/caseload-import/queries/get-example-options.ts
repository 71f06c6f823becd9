import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { importActor } from '../commands/import-actor';
import type { ExampleOptions } from '../rules/example-caseload';
import { loadReference } from './load-reference';
import { planForWholeFiles } from './plan-for-whole-files';

/**
 * What an example file is written with: the units and officers of the one who fetches it, and test numbers that no case from
 * elsewhere has, so that the file can be imported as it is. Persons of earlier imports are not avoided: the file stays the same.
 */
export async function getExampleOptions({ actor }: CommandContext): Promise<ExampleOptions> {
  const system = importActor(actor);
  const { municipalityId } = system;
  return withActor(system, async (db) => {
    const reference = await loadReference(db, municipalityId);
    await planForWholeFiles(db);
    const taken = await db.$queryRaw<{ identityNumber: string }[]>`
      select p.identity_number as "identityNumber" from persons p
      where p.municipality_id = ${municipalityId}::uuid and not exists (select 1 from cases c
        where c.municipality_id = p.municipality_id and c.person_id = p.id and c.last_import_id is not null)`;
    await recordAudit(db, actor, {
      action: 'caseload-import.example',
      municipalityId,
      detail: { avoided: taken.length },
    });
    return { reference, taken: new Set(taken.map(({ identityNumber }) => identityNumber)) };
  });
}
