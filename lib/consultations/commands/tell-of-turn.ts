import type { CommandContext } from '@/lib/access';
import type { NotificationKind } from '@/lib/notifications';
import { notify } from '@/lib/notifications/server';
import type { Db } from '@/lib/platform/database';

/** Whose turn it is now, after what the actor has done in a samråd. */
interface Turn {
  municipalityId: string;
  caseId: string;
  consultationId: string;
  kind: Extract<NotificationKind, 'CONSULTATION_REQUESTED' | 'CONSULTATION_ANSWERED' | 'CONSULTATION_TO_CONFIRM'>;
  /** Who asked, or was spoken with: not always the officer of the case. */
  with?: string;
}

/**
 * Tells the other authority that a samråd waits for it: its officer of the case, whoever asked or was spoken with, and who stands in for them
 * while they are away. Of a protected person only those who are named in the case are told. Those who are named as taking part in a group samråd
 * that takes it up today see it there. Where nobody has the case it waits in the managers' «Att göra», and they are reminded.
 */
export async function tellOfTurn(
  db: Db,
  context: CommandContext,
  { municipalityId, caseId, consultationId, kind, with: other }: Turn,
): Promise<void> {
  const { actor, today } = context;
  const isMunicipality = actor.organisationKind === 'MUNICIPALITY';
  const told = await db.$queryRaw<{ id: string }[]>`
    with asked as (
      select unnest(array[case when ${isMunicipality} then c.employment_officer_id else c.responsible_user_id end, ${other ?? null}::uuid]) as id
      from cases c where c.municipality_id = ${municipalityId}::uuid and c.id = ${caseId}::uuid)
    select u.id from cases c
    join user_accounts u on (u.id in (select a.id from asked a)
        or u.id in (select k.stand_in_id from contact_cards k join asked a on a.id = k.user_id where ${today}::date between k.away_from and k.away_to))
      and u.organisation_id <> ${actor.organisationId}::uuid and u.disabled_at is null and (u.unit_id is null or u.unit_id = c.unit_id)
    where c.municipality_id = ${municipalityId}::uuid and c.id = ${caseId}::uuid and (c.protection = 'NONE' or u.id = any (c.named_user_ids))
      and not exists (select 1 from consultation_meeting_rows w
        join consultation_meetings m on m.municipality_id = w.municipality_id and m.id = w.meeting_id
        where w.municipality_id = c.municipality_id and w.consultation_id = ${consultationId}::uuid and m.held_on = ${today}::date
          and (m.created_by = u.id or lower(u.name) in (select lower(trim(n)) from regexp_split_to_table(m.participants, ',|;|\n| och ') as n)))`;
  const path = `/arenden/${caseId}/samrad/${consultationId}`;
  await notify(db, context, { municipalityId, toUserIds: told.map(({ id }) => id), kind, path });
}
