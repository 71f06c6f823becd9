import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';

/** The page that a notification of the actor's own is about; it counts as read from now on. @throws Refusal 'notFound' */
export async function openNotification(
  context: CommandContext,
  { notificationId }: { notificationId: string },
): Promise<{ path: string }> {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const found = await db.notification.findFirst({
      where: { id: notificationId, toUserId: actor.userId },
      select: { municipalityId: true, kind: true, path: true },
    });
    if (!found) throw notFoundRefusal();
    await readNotifications(db, context, found.path);
    await recordAudit(
      db,
      actor,
      {
        action: 'notification.open',
        municipalityId: found.municipalityId,
        subjectId: notificationId,
        detail: { kind: found.kind },
      },
      now,
    );
    return { path: found.path };
  });
}

/**
 * Counts everything that the actor was told of one page as read, because it has been seen: no mail is sent of it any more. Whatever shows what a
 * notification is about calls it, in the transaction of its own read and audit row.
 */
export async function readNotifications(
  db: Db,
  { actor, now }: Pick<CommandContext, 'actor' | 'now'>,
  path: string,
): Promise<void> {
  await db.notification.updateMany({
    where: { toUserId: actor.userId, path, readAt: null },
    data: { readAt: now },
  });
}

/** Counts all that the actor has been told of as read. */
export async function readAllNotifications({ actor, now }: CommandContext): Promise<{ read: number }> {
  return withActor(actor, async (db) => {
    const { count } = await db.notification.updateMany({
      where: { toUserId: actor.userId, readAt: null },
      data: { readAt: now },
    });
    await recordAudit(db, actor, { action: 'notification.read-all', detail: { count } }, now);
    return { read: count };
  });
}
