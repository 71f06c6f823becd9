import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { findDisagreements } from '@/lib/plan-disagreements/server';
import { readPlanVersion } from '@/lib/plans/server';
import { type Db, withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { composePlanDocument } from '../compose/compose-plan-document';
import type { DocumentContact } from '../plan-document-facts';
import type { DocumentLanguage, PlanDocument } from '../rules/document';

/** What is asked for: the version in force unless another is named. */
export interface AskedDocument {
  caseId: string;
  versionId?: string | undefined;
  language: DocumentLanguage;
  /** What it is made into; for the audit. */
  form: 'PAGE' | 'PDF';
}

/** The document with the language that it is in; null when the case has no plan. */
export interface FoundDocument {
  document: PlanDocument;
  versionId: string;
}

/**
 * The plan as it is handed to the individual. Reading it is audited as a document of its own, since it leaves the system.
 * @throws Refusal 'notFound' for a case or a version that the actor may not see, and for a provider.
 */
export async function findPlanDocument(
  { actor, now, today }: CommandContext,
  { caseId, versionId, language, form }: AskedDocument,
): Promise<FoundDocument | null> {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const { municipalityId, personId, number } = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const found = await readPlanVersion(db, { ...key, versionId, today });
    if (found === null) {
      if (versionId !== undefined) throw notFoundRefusal();
      return null;
    }
    const { version, catalogue } = found;
    const person = await db.person.findFirstOrThrow({ where: { municipalityId, id: personId } });
    const municipality = await db.organisation.findUniqueOrThrow({ where: { id: municipalityId } });
    const document = composePlanDocument(
      {
        personName: `${person.givenName} ${person.familyName}`,
        caseNumber: number,
        municipalityName: municipality.name,
        version,
        catalogue,
        contacts: {
          MUNICIPALITY: await findContact(db, version.municipalityContactId),
          EMPLOYMENT_SERVICE: await findContact(db, version.employmentServiceContactId),
        },
        disagreements: await findDisagreements(db, actor, key),
        today,
      },
      language,
    );
    await recordAudit(
      db,
      actor,
      {
        action: 'plan.document',
        ...key,
        subjectId: version.id,
        detail: { form, language, version: version.number },
      },
      now,
    );
    return { document, versionId: version.id };
  });
}

async function findContact(db: Db, id: string | null): Promise<DocumentContact | null> {
  if (id === null) return null;
  return db.userAccount.findUnique({ where: { id }, select: { name: true, phone: true, email: true } });
}
