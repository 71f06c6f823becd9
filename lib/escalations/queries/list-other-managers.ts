import type { Actor } from '@/lib/access';
import { getAgreementTerms } from '@/lib/agreements/server';
import type { ContactDto } from '@/lib/contacts';
import { listContacts } from '@/lib/contacts/server';
import type { Db, Prisma } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';

const LIMIT = 20;

type CaseRow = Prisma.CaseGetPayload<object>;

/**
 * The managers at the other authority to whom a samråd of the case goes, with how one reaches them: those that the överenskommelse names, else
 * those whose reach the case lies in, the nearest first.
 */
export async function listOtherManagers(
  db: Db,
  actor: Actor,
  { municipalityId, unitId, protection, namedUserIds }: CaseRow,
  today: IsoDay,
): Promise<ContactDto[]> {
  const isMunicipality = actor.organisationKind === 'MUNICIPALITY';
  const { escalationContacts } = await getAgreementTerms(db, { municipalityId, day: today });
  const named = isMunicipality ? escalationContacts.employmentService : escalationContacts.municipality;
  const offices = isMunicipality
    ? await db.servedMunicipality.findMany({ where: { municipalityId }, select: { employmentServiceId: true } })
    : [];
  const managers = await db.userAccount.findMany({
    where: {
      disabledAt: null,
      AND: protection === 'NONE' ? {} : { id: { in: namedUserIds } },
      ...(isMunicipality
        ? { role: 'EMPLOYMENT_MANAGER', organisationId: { in: offices.map((each) => each.employmentServiceId) } }
        : { role: 'UNIT_MANAGER', organisationId: municipalityId }),
      ...(named.length > 0 ? { id: { in: [...named] } } : isMunicipality ? {} : { OR: [{ unitId: null }, { unitId }] }),
    },
    orderBy: [{ unitId: { sort: 'asc', nulls: 'last' } }, { name: 'asc' }],
    take: LIMIT,
    select: { id: true },
  });
  return listContacts(
    db,
    managers.map(({ id }) => id),
    today,
  );
}
