import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { listNotificationKinds } from '../rules/notification-kinds';
import type { ChooseNotificationsInput } from '../schemas';

/** Keeps which kinds the actor wants by e-mail too. It holds at once, also for what is waiting to be sent. */
export async function chooseNotifications(
  { actor, now }: CommandContext,
  { byMail }: ChooseNotificationsInput,
): Promise<{ byMail: string[] }> {
  return withActor(actor, async (db) => {
    const choices = listNotificationKinds(actor.role).map((kind) => ({ kind, by_mail: byMail.includes(kind) }));
    await db.$executeRaw`insert into notification_choices (user_id, kind, by_mail, chosen_at)
      select ${actor.userId}::uuid, c.kind, c.by_mail, ${now} from jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) as c(kind text, by_mail boolean)
      on conflict (user_id, kind) do update set by_mail = excluded.by_mail, chosen_at = excluded.chosen_at`;
    await recordAudit(
      db,
      actor,
      { action: 'notification.choose', detail: Object.fromEntries(choices.map((each) => [each.kind, each.by_mail])) },
      now,
    );
    return { byMail: choices.filter((each) => each.by_mail).map(({ kind }) => kind) };
  });
}
