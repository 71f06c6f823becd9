import { z } from 'zod';
import type { CommandContext, SystemActor } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { MailStatus } from '../notification-dto';
import { NOTIFICATION_KINDS } from '../rules/notification-kinds';

const DAYS = 30;
const FAULTS_SHOWN = 20;

const countRow = z.object({ waiting: z.coerce.number(), sent: z.coerce.number(), failed: z.coerce.number() });
const faultRow = z.object({
  id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  at: z.coerce.date(),
  fault: z.enum(['NO_CONNECTION', 'NO_SIGN_IN', 'ADDRESS_REFUSED', 'TRY_LATER', 'OTHER']),
  attempts: z.number(),
  isGivenUp: z.boolean(),
  recipient: z.string(),
});

/** How the municipality's mails have fared: how many, and what failed at whom; never which case or page they are about. */
export async function getMailStatus({ actor, now }: CommandContext): Promise<MailStatus> {
  const house: SystemActor = { organisationKind: 'SYSTEM', municipalityIds: actor.municipalityIds, onBehalfOf: actor };
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  return withActor(house, async (db) => {
    const [counts] = await db.$queryRaw<unknown[]>`
      select count(*) filter (where mail = 'WAITING') as waiting, count(*) filter (where mail = 'SENT') as sent,
        count(*) filter (where mail = 'FAILED') as failed
      from notifications where municipality_id = any (${actor.municipalityIds}::uuid[]) and created_at >= ${since}`;
    const faults = await db.$queryRaw<unknown[]>`
      select n.id, n.kind, n.created_at as at, n.mail_fault as fault, n.mail_attempts as attempts, n.mail = 'FAILED' as "isGivenUp",
        case when o.id = ${actor.organisationId}::uuid then u.name else o.name end as recipient
      from notifications n
      join user_accounts u on u.id = n.to_user_id
      join organisations o on o.id = u.organisation_id
      where n.municipality_id = any (${actor.municipalityIds}::uuid[]) and n.created_at >= ${since}
        and n.mail_fault is not null and n.mail in ('WAITING', 'FAILED')
      order by n.created_at desc, n.id
      limit ${FAULTS_SHOWN}`;
    await recordAudit(db, house, { action: 'notification.mail-status', municipalityId: actor.organisationId }, now);
    return {
      ...countRow.parse(counts),
      faults: faults.map((each) => {
        const { at, ...fault } = faultRow.parse(each);
        return { ...fault, at: at.toISOString() };
      }),
    };
  });
}
