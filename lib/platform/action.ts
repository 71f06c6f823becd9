import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import { type Actor, type CommandContext, hasPermission, type Permission } from '@/lib/access';
import { findCurrentActor } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { now, today } from '@/lib/time/clock';
import { withActor } from './database';
import { describeDatabaseRefusal } from './database-refusals';
import { log } from './log';
import { Refusal } from './refusal';

/** What a form gets back: what was done, or why not, in keys of messages/sv.json. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; reason: string; fields?: Record<string, string> };

/**
 * One server action: who may do it, what it takes, what it does. Turns refusals into form errors and audits them; anything
 * unforeseen is logged without personal data and answered with «gick inte att spara».
 */
export function createAction<Schema extends z.ZodType, T>(
  permission: Permission,
  schema: Schema,
  command: (context: CommandContext, input: z.output<Schema>) => Promise<T>,
): (input: z.input<Schema>) => Promise<ActionResult<T>> {
  return async (input) => {
    const actor = await findCurrentActor();
    if (!actor) return { ok: false, reason: 'signedOut' };
    try {
      if (!hasPermission(actor.role, permission)) throw new Refusal('notPermitted');
      if (holdsNul(input)) throw new Refusal('unreadableCharacter');
      const parsed = schema.safeParse(input);
      if (!parsed.success) return { ok: false, reason: 'invalidInput', fields: fieldErrors(parsed.error) };
      return { ok: true, data: await command({ actor, now: now(), today: today() }, parsed.data) };
    } catch (error) {
      unstable_rethrow(error);
      return refusalResult(actor, permission, error, input);
    }
  };
}

async function refusalResult(
  actor: Actor,
  permission: Permission,
  error: unknown,
  input: unknown,
): Promise<ActionResult<never>> {
  const refusal = error instanceof Refusal ? error : describeDatabaseRefusal(error);
  if (!refusal) {
    log.error({ action: permission, error: error instanceof Error ? error.name : 'unknown' }, 'action failed');
    return { ok: false, reason: 'unexpected' };
  }
  await recordRefusal(actor, permission, refusal, input);
  return { ok: false, reason: refusal.reason, fields: refusal.fields };
}

/** Writes the audit row of a refusal; fails rather than refuse unseen. */
export async function recordRefusal(actor: Actor, action: string, refusal: Refusal, input: unknown): Promise<void> {
  const caseId = (input as { caseId?: unknown } | null)?.caseId;
  await withActor(actor, (db) =>
    recordAudit(db, actor, {
      action,
      outcome: 'REFUSED',
      reason: refusal.reason,
      caseId: z.guid().safeParse(caseId).data ?? null,
    }),
  );
}

/** PostgreSQL keeps no NUL in a text; one only comes from a program. */
function holdsNul(input: unknown): boolean {
  return JSON.stringify(input ?? null).includes('\\u0000');
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]));
}
