import { buildWorld } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { FORMS } from '@/tests/storm/clicks/forms';
import { findOpened } from './opened';
import type { Opened } from './victim';

/**
 * A server that is going to be killed: opens the forms that it is told of, each in a case of its own, says which, and when it is told to
 * sends them all at once and says what is done. The world is its own, so that its cases are.
 */
const names = process.argv.slice(2);
const client = await ownerClient();
await client.query('update organisations set municipality_code = null');
const world = await buildWorld();

const opened: (Opened & { send: () => Promise<unknown> })[] = [];
for (const name of names) {
  const form = FORMS[name];
  if (!form) throw new Error(`there is no form ${name}`);
  const send = await form(world);
  opened.push({ ...(await findOpened(send)), send });
}
const say = (text: string) => process.stdout.write(`${text}\n`);
say(`opened ${JSON.stringify(opened.map(({ caseId, municipalityId }) => ({ caseId, municipalityId })))}`);

process.stdin.once('data', () => {
  for (const [place, { send }] of opened.entries()) {
    send().then(
      () => say(`done ${place}`),
      (error: unknown) => say(`refused ${place} ${error instanceof Error ? error.message : String(error)}`),
    );
  }
});
