import type { Actor } from '@/lib/access';
import type { ContactDto } from '@/lib/contacts';
import { listContacts } from '@/lib/contacts/server';
import type { Db, Prisma } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';

type CaseRow = Prisma.CaseGetPayload<object>;
type Row = Prisma.ConsultationGetPayload<object>;

/** Whom to call at the other authority about a samråd: the officer of the case, and whoever has asked or answered when that is another. */
export async function listOtherContacts(
  db: Db,
  { organisationKind }: Actor,
  {
    caseRecord,
    consultation,
    today,
  }: {
    caseRecord: Pick<CaseRow, 'employmentOfficerId' | 'responsibleUserId'>;
    consultation: Pick<Row, 'requestedByParty' | 'requestedBy' | 'answeredBy'>;
    today: IsoDay;
  },
): Promise<ContactDto[]> {
  const { requestedByParty, requestedBy, answeredBy } = consultation;
  const responsible =
    organisationKind === 'MUNICIPALITY' ? caseRecord.employmentOfficerId : caseRecord.responsibleUserId;
  return listContacts(db, [responsible, requestedByParty === organisationKind ? answeredBy : requestedBy], today);
}
