import type { CommandContext } from '@/lib/access';
import type { NotificationKind } from '@/lib/notifications';
import { notify } from '@/lib/notifications/server';
import type { Db } from '@/lib/platform/database';

/** A provider has some dozens of coaches; more are not told at once. */
const MOST_TOLD = 100;

interface CoachedReferral {
  municipalityId: string;
  caseId: string;
  providerId: string;
  coachId: string | null;
}

/**
 * Tells the provider that someone is new there, or that the days of a participant have changed: the coach whom the referral names, or all of
 * them when it names nobody, or someone who works there no more. Of a protected person only those who are named in the case are told.
 */
export async function tellCoaches(
  db: Db,
  context: CommandContext,
  { municipalityId, caseId, providerId, coachId }: CoachedReferral,
  kind: Extract<NotificationKind, 'PARTICIPANT_NEW' | 'PARTICIPANT_PERIOD' | 'PARTICIPANT_NEVER_CAME'>,
): Promise<void> {
  const coaches = await db.$queryRaw<{ id: string }[]>`
    select u.id from user_accounts u
    join cases c on c.municipality_id = ${municipalityId}::uuid and c.id = ${caseId}::uuid
    where u.organisation_id = ${providerId}::uuid and u.role = 'PROVIDER_COACH' and u.disabled_at is null
      and (u.id = ${coachId}::uuid or not exists (select 1 from user_accounts k where k.id = ${coachId}::uuid and k.disabled_at is null))
      and (c.protection = 'NONE' or u.id = any (c.named_user_ids))
    order by u.id
    limit ${MOST_TOLD}`;
  const path = `/deltagare/${caseId}`;
  await notify(db, context, { municipalityId, toUserIds: coaches.map(({ id }) => id), kind, path });
}
