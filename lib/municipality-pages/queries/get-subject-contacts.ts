import { type CommandContext, hasPermission } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { listContacts } from '@/lib/contacts/server';
import { withActor } from '@/lib/platform/database';
import type { SubjectContactsPage } from '../municipality-page-dto';
import { CONTACT_SUBJECTS } from '../rules/subjects';
import { chooseReached, listReachedMunicipalities } from './reached-municipalities';

const MOST_COLLEAGUES = 500;

/** Who answers for what at a municipality: every subject, also those that nobody answers for yet. @throws Refusal 'notFound' */
export async function getSubjectContacts(
  { actor, now, today }: CommandContext,
  { code }: { code: string | null },
): Promise<SubjectContactsPage> {
  return withActor(actor, async (db) => {
    const municipalities = await listReachedMunicipalities(db, actor);
    const { id: municipalityId, ...municipality } = chooseReached(municipalities, code);
    const mayWrite = actor.organisationId === municipalityId && hasPermission(actor.role, 'municipality-page.write');
    const rows = await db.subjectContact.findMany({ where: { municipalityId } });
    const contacts = await listContacts(
      db,
      rows.flatMap(({ userId, standInId }) => [userId, standInId]),
      today,
    );
    const changers = await db.userAccount.findMany({
      where: { id: { in: rows.map(({ changedBy }) => changedBy) } },
      select: { id: true, name: true },
    });
    const colleagues = mayWrite
      ? await db.userAccount.findMany({
          where: { organisationId: municipalityId, disabledAt: null },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
          select: { id: true, name: true },
          take: MOST_COLLEAGUES,
        })
      : [];
    await recordAudit(db, actor, { action: 'subject-contacts.read', municipalityId }, now);
    return {
      municipality,
      municipalities: municipalities.map(({ name, code: each }) => ({ name, code: each })),
      subjects: CONTACT_SUBJECTS.map((subject) => {
        const row = rows.find((each) => each.subject === subject);
        return {
          subject,
          contact: contacts.find(({ userId }) => userId === row?.userId) ?? null,
          standIn: contacts.find(({ userId }) => userId === row?.standInId) ?? null,
          note: row?.note ?? '',
          revision: row?.revision ?? 0,
          userId: row?.userId ?? null,
          standInId: row?.standInId ?? null,
          changedByName: changers.find(({ id }) => id === row?.changedBy)?.name ?? null,
          changedAt: row?.changedAt.toISOString() ?? null,
        };
      }),
      colleagues: colleagues.map(({ id, name }) => ({ userId: id, name })),
      mayWrite,
    };
  });
}
