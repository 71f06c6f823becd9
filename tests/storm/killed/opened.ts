import { ownerClient } from '@/tests/database';
import type { Button } from '../clicks/form';
import { FORMS } from '../clicks/forms';
import { freshWorld } from '../clicks/other-forms';
import type { Opened } from './victim';

/** Opens the form in a world of its own, and says all that the world is. */
export async function openForm(name: string): Promise<{ button: Button; opened: Opened }> {
  const form = FORMS[name];
  if (!form) throw new Error(`there is no form ${name}`);
  const button = await form(await freshWorld());
  return { button, opened: await findOpened(button) };
}

/** The municipalities of the one that sends the form, with everyone in them, at Arbetsförmedlingen there and at the providers. */
async function findOpened({ context, input }: Button): Promise<Opened> {
  const { municipalityIds } = context.actor;
  // One that the form is about to register is not there yet.
  const { providerId } = Object(input);
  const { rows } = await (await ownerClient()).query<Opened>(
    `with its as (
       select unnest($1::uuid[]) as id
       union select employment_service_id from served_municipalities where municipality_id = any ($1)
       union select provider_id from provider_municipalities where municipality_id = any ($1)
       union select $2::uuid where $2 is not null)
     select $1::uuid[] as "municipalityIds", array(select id from its) as "organisationIds",
       array(select u.id from user_accounts u join its on its.id = u.organisation_id) as "userIds",
       (select id from cases where municipality_id = any ($1) order by id desc limit 1) as "caseId"`,
    [municipalityIds, providerId ?? null],
  );
  const [opened] = rows;
  if (!opened) throw new Error('the form was opened nowhere');
  return opened;
}

/** Lets the municipalities of the servers before go, so that their codes can be used again. */
export async function forgetCodes(): Promise<void> {
  await (await ownerClient()).query(
    'update organisations set municipality_code = null where municipality_code is not null',
  );
}
