import type { Actor, SystemActor } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import type { Db } from '@/lib/platform/database';
import type { NotificationKind } from '../rules/notification-kinds';

export interface NewNotification {
  municipalityId: string;
  /** Who is told; the one who acts never is. */
  toUserIds: readonly string[];
  kind: NotificationKind;
  /** The page it is about: a path of ids and fixed words. The same path is the same thing, of which one is told once an hour at most; to open it is to read. */
  path: string;
}

/**
 * Tells people that there is something to look at, in the transaction of what it is about: in the application, and by e-mail from each recipient
 * who has not declined it. Neither holds any personal data: a fixed text for the kind, the organisation of the one who acts, and an address
 * behind the sign-in.
 */
export async function notify(
  db: Db,
  { actor, now }: { actor: Actor | SystemActor; now: Date },
  { municipalityId, toUserIds, kind, path }: NewNotification,
): Promise<void> {
  const sender = actor.organisationKind === 'SYSTEM' ? actor.onBehalfOf : actor;
  const recipients = [...new Set(toUserIds)].filter((userId) => userId !== sender?.userId);
  if (recipients.length === 0) return;
  // Without RETURNING: the one who acts may not read what is another's.
  await db.$executeRaw`insert into notifications (municipality_id, to_user_id, from_organisation_id, kind, path, created_at, mail_due_at)
    select ${municipalityId}::uuid, recipient, ${sender?.organisationId ?? null}::uuid, ${kind}, ${path}, ${now}, ${now}
    from unnest(${recipients}::uuid[]) as recipient`;
  await recordAudit(
    db,
    actor,
    { action: 'notification.send', municipalityId, detail: { kind, toUserIds: recipients } },
    now,
  );
}
