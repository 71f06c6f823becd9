import { z } from 'zod';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { notify } from '@/lib/notifications/server';
import { type Db, withActor } from '@/lib/platform/database';
import { addWorkingDays, type IsoDay } from '@/lib/time';
import { listReminderSteps, REMIND_BEFORE_WORKING_DAYS, type ReminderStep } from '../rules/reminders';

/** At most so many samråd a round; what is left comes in the next. */
const MOST_A_ROUND = 200;

const open = z.object({
  consultationId: z.string(),
  caseId: z.string(),
  dueOn: z.string(),
  sent: z.array(z.string()),
  officerId: z.string().nullable(),
  /** Stands in for the officer while that one is away. */
  standInId: z.string().nullable(),
  managerIds: z.array(z.string()),
});
type OpenConsultation = z.output<typeof open>;

/**
 * Reminds of the unanswered samråd of a municipality: the officer asked (and a stand-in) before and after the due date, then the managers of both parties, to
 * whom it goes from then on. Once for each samråd and step, whoever asks and however often; a protected person's case reminds only those who
 * are named in it. Source: överenskommelse.
 */
export async function remindOfConsultations(
  municipalityId: string,
  { now, today }: { now: Date; today: IsoDay },
): Promise<{ sent: number }> {
  const house = { organisationKind: 'SYSTEM' as const, municipalityIds: [municipalityId], onBehalfOf: null };
  return withActor(house, async (db) => {
    const { escalateAfterWorkingDays, escalationContacts } = await getAgreementTerms(db, {
      municipalityId,
      day: today,
    });
    const named = [...escalationContacts.municipality, ...escalationContacts.employmentService];
    const found = await findUnanswered(db, { municipalityId, today, named });
    const due = found.flatMap((each) =>
      listReminderSteps({ dueOn: each.dueOn, escalateAfterWorkingDays }, today)
        .filter((step) => !each.sent.includes(step))
        .map((step) => ({ ...each, step, sentTo: recipientsOf(each, step) })),
    );
    if (due.length === 0) return { sent: 0 };
    await db.consultationEscalation.createMany({
      data: due
        .filter(({ step }) => step === 'MANAGERS')
        .map(({ consultationId, caseId }) => ({
          municipalityId,
          consultationId,
          caseId,
          cause: 'OVERDUE' as const,
          escalatedAt: now,
        })),
      skipDuplicates: true,
    });
    const written = await db.$queryRaw<{ id: string; step: ReminderStep }[]>`
      insert into consultation_reminders (municipality_id, consultation_id, step, case_id, sent_to, sent_at)
      select ${municipalityId}::uuid, r."consultationId", r.step::reminder_step, r."caseId", r."sentTo", ${now}
      from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as r("consultationId" uuid, step text, "caseId" uuid, "sentTo" uuid[])
      on conflict do nothing
      returning consultation_id as id, step::text`;
    const isNew = new Set(written.map(({ id, step }) => `${id} ${step}`));
    const sent = due.filter(({ consultationId, step }) => isNew.has(`${consultationId} ${step}`));
    for (const { consultationId, caseId, step, sentTo } of sent) {
      const page = `/arenden/${caseId}/samrad/${consultationId}`;
      await notify(
        db,
        { actor: house, now },
        {
          municipalityId,
          toUserIds: sentTo,
          kind: step === 'MANAGERS' ? 'CONSULTATION_ESCALATED' : 'CONSULTATION_REMINDER',
          path: step === 'MANAGERS' ? `${page}/chefer` : page,
        },
      );
    }
    if (sent.length > 0) {
      await recordAudit(
        db,
        house,
        {
          action: 'consultation.remind',
          municipalityId,
          detail: { consultationIds: sent.map(({ consultationId }) => consultationId) },
        },
        now,
      );
    }
    return { sent: sent.length };
  });
}

function recipientsOf({ officerId, standInId, managerIds }: OpenConsultation, step: ReminderStep): string[] {
  if (step === 'MANAGERS' || officerId === null) return managerIds;
  return standInId === null ? [officerId] : [officerId, standInId];
}

async function findUnanswered(
  db: Db,
  { municipalityId, today, named }: { municipalityId: string; today: IsoDay; named: string[] },
): Promise<OpenConsultation[]> {
  const horizon = addWorkingDays(today, REMIND_BEFORE_WORKING_DAYS);
  const rows = await db.$queryRaw<unknown[]>`
    select s.id as "consultationId", s.case_id as "caseId", s.due_on::text as "dueOn",
      array(select r.step::text from consultation_reminders r where r.municipality_id = s.municipality_id and r.consultation_id = s.id) as sent,
      (select u.id from user_accounts u where u.disabled_at is null
        and u.id = case s.requested_by_party when 'MUNICIPALITY' then c.employment_officer_id else c.responsible_user_id end
        and (c.protection = 'NONE' or u.id = any (c.named_user_ids))) as "officerId",
      (select u.id from contact_cards k join user_accounts u on u.id = k.stand_in_id and u.disabled_at is null
        where k.user_id = case s.requested_by_party when 'MUNICIPALITY' then c.employment_officer_id else c.responsible_user_id end
        and ${today}::date between k.away_from and k.away_to and (u.unit_id is null or u.unit_id = c.unit_id)
        and (c.protection = 'NONE' or u.id = any (c.named_user_ids))) as "standInId",
      array(select u.id from user_accounts u
        where u.disabled_at is null and (c.protection = 'NONE' or u.id = any (c.named_user_ids))
          and (u.id = any (${named}::uuid[])
            or (u.role = 'UNIT_MANAGER' and u.organisation_id = s.municipality_id and (u.unit_id is null or u.unit_id = c.unit_id)
              and not exists (select 1 from user_accounts m where m.id = any (${named}::uuid[]) and m.organisation_id = s.municipality_id))
            or (u.role = 'EMPLOYMENT_MANAGER'
              and exists (select 1 from served_municipalities v where v.municipality_id = s.municipality_id and v.employment_service_id = u.organisation_id)
              and not exists (select 1 from user_accounts m where m.id = any (${named}::uuid[]) and m.organisation_id = u.organisation_id)))
        order by u.id) as "managerIds"
    from consultations s
    join cases c on c.municipality_id = s.municipality_id and c.id = s.case_id
    where s.municipality_id = ${municipalityId}::uuid and s.state = 'REQUESTED' and s.due_on <= ${horizon}::date and c.closed_on is null
      and (select count(*) from consultation_reminders r where r.municipality_id = s.municipality_id and r.consultation_id = s.id
        and r.step in ('AFTER_DUE', 'MANAGERS')) < 2
    order by s.due_on, s.id
    limit ${MOST_A_ROUND}`;
  return rows.map((row) => open.parse(row));
}
