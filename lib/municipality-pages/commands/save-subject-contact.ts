import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import type { SaveSubjectContactInput } from '../schemas';

/**
 * Says who answers for a subject in one's own municipality, and who when they are away; nobody takes the subject off the page.
 * @throws Refusal 'changedMeanwhile', 'wrongParty', 'invalidInput' for someone who does not work there
 */
export async function saveSubjectContact(
  { actor, now }: CommandContext,
  { subject, revision, userId, standInId, note }: SaveSubjectContactInput,
): Promise<{ subject: string }> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  const municipalityId = actor.organisationId;
  return withActor(actor, async (db) => {
    await db.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${`subject/${municipalityId}/${subject}`}, 0))`;
    const where = { municipalityId_subject: { municipalityId, subject } };
    const found = await db.subjectContact.findUnique({ where });
    const isDone =
      (found?.userId ?? null) === userId && (found?.standInId ?? null) === standInId && (found?.note ?? '') === note;
    if (isDone) return { subject };
    if ((found?.revision ?? 0) !== revision) throw new Refusal('changedMeanwhile');
    for (const [field, id] of [
      ['userId', userId],
      ['standInId', standInId],
    ] as const) {
      if (id === null) continue;
      const colleague = await db.userAccount.findFirst({
        where: { id, organisationId: municipalityId, disabledAt: null },
      });
      if (!colleague) throw new Refusal('invalidInput', { [field]: 'contactNotHere' });
    }
    if (userId === null) {
      await db.subjectContact.delete({ where });
    } else {
      const data = { userId, standInId, note, revision: revision + 1, changedBy: actor.userId, changedAt: now };
      await db.subjectContact.upsert({ where, create: { municipalityId, subject, ...data }, update: data });
    }
    await recordAudit(
      db,
      actor,
      {
        action: 'subject-contacts.write',
        municipalityId,
        detail: { subject, from: found?.userId ?? null, to: userId, standIn: standInId },
      },
      now,
    );
    return { subject };
  });
}
