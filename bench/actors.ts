import type { CommandContext } from '@/lib/access';
import { findActor, listDemonstrationUsers } from '@/lib/access/sessions';
import { now, today } from '@/lib/time/clock';
import { Fault } from '../scripts/fault.ts';
import { signIn } from './http.ts';
import { ACCOUNTS, type Account } from './pages.ts';

/** Someone who is signed in: the cookie for the pages, and the same actor for the queries behind them. */
export interface Reader {
  cookie: string;
  context: CommandContext;
}

/** Signs in everyone who opens a page. */
export async function signInAll(url: string): Promise<Record<Account, Reader>> {
  const users = await listDemonstrationUsers();
  const readers: [Account, Reader][] = [];
  for (const account of ACCOUNTS) {
    const user = users.find(({ name }) => name === account);
    if (!user) throw new Fault(`Demonstrationen har inget konto för ${account}.`);
    const { cookie, sessionId } = await signIn(url, user.id);
    const actor = await findActor(sessionId, now());
    if (!actor) throw new Fault(`Sessionen för ${account} finns inte i databasen.`);
    readers.push([account, { cookie, context: { actor, now: now(), today: today() } }]);
  }
  return Object.fromEntries(readers) as Record<Account, Reader>;
}
