import { ownerClient } from '@/tests/database';
import type { Button } from '../clicks/form';
import type { Opened } from './victim';

/** What is sent into a whole municipality, which then is the form's own. */
export const MUNICIPAL = ['confirmImport', 'importRegister'];

/** Where a form has just been opened: in the newest case, since each makes its own, or in a municipality of its own. */
export async function findOpened({ command, context }: Button): Promise<Opened> {
  if (MUNICIPAL.includes(command)) return { caseId: null, municipalityId: context.actor.organisationId };
  const { rows } = await (await ownerClient()).query(
    'select id as "caseId", municipality_id as "municipalityId" from cases order by id desc limit 1',
  );
  return rows[0];
}
