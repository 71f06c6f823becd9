import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { type CommandContext, hasPermission, type Permission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { now, today } from '@/lib/time/clock';
import { recordRefusal } from './action';
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
    if (!(error instanceof Refusal)) throw error;
    await recordRefusal(actor, permission, error, input);
    if (error.reason === 'signedOut') redirect('/logga-in');
    notFound();
  }
}
