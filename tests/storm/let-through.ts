import type { Actor } from '@/lib/access';
import type { Decision } from '@/lib/consultations';
import { withActor } from '@/lib/platform/database';
import { NOW, type World } from '@/tests/builders/world';

/** Tries a change as the actor, past every rule and command, and takes it back: whether PostgreSQL would have it. */
export async function isLetThrough(world: World, actor: Actor, change: string): Promise<boolean> {
  const takenBack = new Error('taken back');
  const words = { NOW: `'${NOW.toISOString()}'`, ACTING: actor.userId, MUNICIPALITY: world.almby.socialWorker.userId };
  const sql = Object.entries(words).reduce((text, [word, value]) => text.replaceAll(`$${word}`, value), change);
  const error = await withActor(actor, async (db) => {
    if ((await db.$executeRawUnsafe(sql)) !== 1) throw new Error('nothing to change');
    throw takenBack;
  }).catch((thrown: unknown) => thrown);
  return error === takenBack;
}

/** What the rule and PostgreSQL answer, as it is written in a cell. */
export function said(rule: Decision, isLet: boolean): string {
  if (rule.allowed) return isLet ? '**yes**' : 'rule yes, PostgreSQL no';
  return isLet ? `${rule.reason} (rule)` : rule.reason;
}
