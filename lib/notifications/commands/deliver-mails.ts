import { z } from 'zod';
import type { SystemActor } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { composeMail } from '../mail/compose-mail';
import type { SendMail } from '../mail/open-mail-server';
import { decideMail, isFinalFault, isServerFault, type MailFault, pauseAfterAttempt } from '../rules/decide-mail';
import type { MailRound } from '../rules/mail-outage';
import { NOTIFICATION_KINDS } from '../rules/notification-kinds';

const HOUSE: SystemActor = { organisationKind: 'SYSTEM', municipalityIds: [], onBehalfOf: null };
/** As many as are surely sent before the first of them may be tried again. */
const MAILS_A_ROUND = 5;
const MOST_ROUNDS = 40;
const MINUTE_MS = 60_000;

const row = z.object({
  municipalityId: z.string(),
  id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  createdAt: z.coerce.date(),
  readAt: z.coerce.date().nullable(),
  attempts: z.number(),
  email: z.string(),
  isDisabled: z.boolean(),
  isWanted: z.boolean(),
  lastMailedAt: z.coerce.date().nullable(),
  fromOrganisation: z.string().nullable(),
});
type DueRow = z.output<typeof row>;

/**
 * Sends the mails that are due, a few at a time, until none is. Each is claimed in a transaction of its own before it is sent: a server that is
 * killed in between has its mail sent once more when the pause has passed, with the same Message-ID, and none is lost.
 */
export async function deliverMails(
  { now, publicUrl }: { now: Date; publicUrl: string },
  send: SendMail,
): Promise<MailRound> {
  const done: MailRound = { sent: 0, failed: 0, fault: null };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const claimed = await claimDueMails(now);
    if (claimed === null) return done;
    let serverFault: MailFault | null = null;
    for (const due of claimed) {
      const fault: MailFault | null = serverFault ?? (await send(toMail(due, publicUrl)));
      if (fault !== null && isServerFault(fault)) serverFault = fault;
      await settleMail(due, fault, now);
      if (fault !== null) done.fault = fault;
      done[fault === null ? 'sent' : 'failed'] += 1;
    }
    if (serverFault !== null) return done;
  }
  return done;
}

function toMail({ id, kind, email, fromOrganisation }: DueRow, publicUrl: string) {
  return {
    ...composeMail(kind, { fromOrganisation, publicUrl, notificationId: id }),
    to: email,
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  };
}

/**
 * Takes the mails that are due and decides about each. Those to send are held until their next attempt would come; null when none is due, or
 * when another server is about to take them.
 */
export async function claimDueMails(now: Date): Promise<DueRow[] | null> {
  return withActor(HOUSE, async (db) => {
    const [turn] = await db.$queryRaw<
      { mine: boolean }[]
    >`select pg_try_advisory_xact_lock(hashtext('notifications.mail')) as mine`;
    if (!turn?.mine) return null;
    const found = await findDue(db, now);
    if (found.length === 0) return null;
    const decided = found.map((due) => ({
      due,
      decision: decideMail({
        now: now.getTime(),
        createdAt: due.createdAt.getTime(),
        readAt: due.readAt?.getTime() ?? null,
        attempts: due.attempts,
        isWanted: due.isWanted,
        isDisabled: due.isDisabled,
        lastMailedAt: due.lastMailedAt?.getTime() ?? null,
      }),
    }));
    const changes = decided.map(({ due, decision }) => {
      const isSent = decision.mail === 'SEND';
      const dueAt = isSent
        ? now.getTime() + pauseAfterAttempt(due.attempts + 1) * MINUTE_MS
        : decision.mail === 'POSTPONE'
          ? decision.until
          : now.getTime();
      return {
        municipality_id: due.municipalityId,
        id: due.id,
        mail: isSent || decision.mail === 'POSTPONE' ? 'WAITING' : decision.mail,
        due_at: new Date(dueAt).toISOString(),
        attempts: due.attempts + (isSent ? 1 : 0),
      };
    });
    await db.$executeRaw`update notifications n set mail = d.mail, mail_due_at = d.due_at, mail_attempts = d.attempts
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        as d(municipality_id uuid, id uuid, mail notification_mail, due_at timestamptz, attempts int)
      where n.municipality_id = d.municipality_id and n.id = d.id and n.mail = 'WAITING'`;
    return decided.filter(({ decision }) => decision.mail === 'SEND').map(({ due }) => due);
  });
}

/** The earliest due, one for each thing that a recipient is told of; while one of those is on its way, the others wait. */
async function findDue(db: Db, now: Date): Promise<DueRow[]> {
  const found = await db.$queryRaw<unknown[]>`
    with due as (
      select distinct on (n.to_user_id, n.kind, n.path) n.*
      from (select * from notifications where mail = 'WAITING' and mail_due_at <= ${now} order by mail_due_at limit 500) n
      where not exists (select 1 from notifications other where other.to_user_id = n.to_user_id and other.kind = n.kind and other.path = n.path
        and other.mail = 'WAITING' and other.mail_attempts > 0 and other.mail_due_at > ${now})
      order by n.to_user_id, n.kind, n.path, n.mail_attempts desc, n.created_at, n.id)
    select due.municipality_id as "municipalityId", due.id, due.kind, due.created_at as "createdAt", due.read_at as "readAt",
      due.mail_attempts as attempts, u.email, u.disabled_at is not null as "isDisabled", coalesce(c.by_mail, true) as "isWanted",
      (select max(sent.mailed_at) from notifications sent where sent.to_user_id = due.to_user_id and sent.kind = due.kind
        and sent.path = due.path and sent.mail = 'SENT') as "lastMailedAt", o.name as "fromOrganisation"
    from due
    join user_accounts u on u.id = due.to_user_id
    left join notification_choices c on c.user_id = due.to_user_id and c.kind = due.kind
    left join organisations o on o.id = due.from_organisation_id
    order by due.mail_due_at, due.id
    limit ${MAILS_A_ROUND}`;
  return found.map((each) => row.parse(each));
}

/** Writes down how it went. What could not be sent waits for its next attempt, unless the address itself was refused. */
export async function settleMail({ municipalityId, id }: DueRow, fault: MailFault | null, now: Date): Promise<void> {
  await withActor(HOUSE, async (db) => {
    await db.notification.updateMany({
      where: { municipalityId, id, mail: 'WAITING' },
      data:
        fault === null
          ? { mail: 'SENT', mailedAt: now, mailFault: null }
          : { mailFault: fault, ...(isFinalFault(fault) ? { mail: 'FAILED' } : {}) },
    });
    await recordAudit(
      db,
      HOUSE,
      { action: 'notification.mail', municipalityId, subjectId: id, detail: { fault } },
      now,
    );
  });
}
