import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { configuration } from '@/lib/platform/configuration';
import { type Db, withActor } from '@/lib/platform/database';
import type { NotificationDto, NotificationPage } from '../notification-dto';
import { listNotificationKinds, NOTIFICATION_KINDS } from '../rules/notification-kinds';
import { getMailStatus } from './get-mail-status';

const SHOWN = 50;

const row = z.object({
  id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  fromOrganisation: z.string().nullable(),
  at: z.coerce.date(),
  count: z.coerce.number(),
  isRead: z.boolean(),
});

/** What the reader has been told of, one line for each thing, and what of it comes by e-mail. */
export async function getNotificationPage(context: CommandContext): Promise<NotificationPage> {
  const { actor, now } = context;
  const kinds = listNotificationKinds(actor.role);
  const mine = await withActor(actor, async (db) => {
    const notifications = await listNotifications(db, actor.userId);
    const choices = await db.notificationChoice.findMany({ where: { userId: actor.userId } });
    const { email } = await db.userAccount.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } });
    await recordAudit(db, actor, { action: 'notification.list', detail: { count: notifications.length } }, now);
    return { notifications, choices, email };
  });
  return {
    notifications: mine.notifications,
    kinds,
    byMail: kinds.filter((kind) => mine.choices.find((choice) => choice.kind === kind)?.byMail ?? true),
    mailAddress: configuration().smtp ? mine.email : null,
    mailStatus: actor.role === 'SYSTEM_ADMINISTRATOR' ? await getMailStatus(context) : null,
  };
}

async function listNotifications(db: Db, userId: string): Promise<NotificationDto[]> {
  const found = await db.$queryRaw<unknown[]>`
    with told as (
      select n.kind, n.path, max(n.created_at) as at, count(*) as count, bool_and(n.read_at is not null) as "isRead",
        (array_agg(n.id order by n.created_at desc))[1] as id,
        (array_agg(n.from_organisation_id order by n.created_at desc))[1] as from_organisation_id
      from (select * from notifications where to_user_id = ${userId}::uuid order by created_at desc limit 500) n
      group by n.kind, n.path)
    select told.id, told.kind, told.at, told.count, told."isRead", o.name as "fromOrganisation"
    from told left join organisations o on o.id = told.from_organisation_id
    order by told.at desc, told.id
    limit ${SHOWN}`;
  return found.map((each) => {
    const { at, ...notification } = row.parse(each);
    return { ...notification, at: at.toISOString() };
  });
}
