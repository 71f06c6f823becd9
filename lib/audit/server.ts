import 'server-only';
import type { Actor, SystemActor } from '@/lib/access/actor';
import type { Db } from '@/lib/platform/database';
import { now } from '@/lib/time/clock';

interface AuditEntry {
  /** capability.verb, for example 'case.read' or 'plan.approve'. */
  action: string;
  outcome?: 'ALLOWED' | 'REFUSED';
  municipalityId?: string | null;
  caseId?: string | null;
  subjectId?: string | null;
  /** Why it was refused: a key under `reasons`. */
  reason?: string;
  /** Ids, counts and codes only: never names, numbers of identity or free text. */
  detail?: Record<string, unknown>;
}

/**
 * Adds the audit row of a read, a write or a refusal, in the transaction of what it tells about, so that neither exists
 * without the other.
 */
export async function recordAudit(db: Db, actor: Actor | SystemActor, entry: AuditEntry, at = now()): Promise<void> {
  const person = actor.organisationKind === 'SYSTEM' ? actor.onBehalfOf : actor;
  await db.$executeRaw`insert into audit_events
      (at, user_id, organisation_id, role, municipality_id, case_id, subject_id, action, outcome, reason, detail)
    values (${at}, ${person?.userId ?? null}::uuid, ${person?.organisationId ?? null}::uuid, ${person?.role ?? null}::role,
      ${entry.municipalityId ?? null}::uuid, ${entry.caseId ?? null}::uuid, ${entry.subjectId ?? null}::uuid,
      ${entry.action}, ${entry.outcome ?? 'ALLOWED'}::audit_outcome, ${entry.reason ?? null},
      ${JSON.stringify(entry.detail ?? {})}::jsonb)`;
}

/** The same for many cases at once, in one statement: a group's week is one read, but of every person in it. */
export async function recordAudits(
  db: Db,
  actor: Actor | SystemActor,
  action: string,
  entries: { municipalityId: string; caseId: string; detail?: Record<string, unknown> }[],
  at: Date,
): Promise<void> {
  if (entries.length === 0) return;
  const person = actor.organisationKind === 'SYSTEM' ? actor.onBehalfOf : actor;
  await db.$executeRaw`insert into audit_events
      (at, user_id, organisation_id, role, municipality_id, case_id, action, outcome, detail)
    select ${at}, ${person?.userId ?? null}::uuid, ${person?.organisationId ?? null}::uuid, ${person?.role ?? null}::role,
      e."municipalityId", e."caseId", ${action}, 'ALLOWED'::audit_outcome, coalesce(e.detail, '{}')
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e("municipalityId" uuid, "caseId" uuid, detail jsonb)`;
}
