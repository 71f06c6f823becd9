import 'server-only';
import { notFound } from 'next/navigation';
import { type CommandContext, hasPermission, type Permission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { now, today } from '@/lib/time/clock';
import { recordRefusal } from './action';
import { describeDatabaseRefusal } from './database-refusals';
import { Refusal } from './refusal';

/**
 * The guard and the loading of a page: the actor, the permission, and the query. What the actor may not see is not found,
 * and the refusal is audited.
 */
export async function loadPage<T>(
  permission: Permission,
  load: (context: CommandContext) => Promise<T>,
  input: { caseId?: string } = {},
): Promise<T> {
  const actor = await requireActor();
  try {
    if (!hasPermission(actor.role, permission)) throw new Refusal('notPermitted');
    return await load({ actor, now: now(), today: today() });
  } catch (error) {
    const refusal = error instanceof Refusal ? error : describeDatabaseRefusal(error);
    if (!refusal) throw error;
    await recordRefusal(actor, permission, refusal, input);
    notFound();
  }
}

/**
 * The guard of a layout over a loading state: whoever may not open what lies below is told so before anything is streamed,
 * with the status of what is not found.
 */
export async function requirePermission(permission: Permission): Promise<void> {
  await loadPage(permission, async () => undefined);
}
