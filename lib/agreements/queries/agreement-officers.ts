import type { Db } from '@/lib/platform/database';
import type { AgreementOfficer } from '../agreement-dto';

/** A municipality and the offices that serve it have few managers. */
const LIMIT = 200;

/** The managers of both parties, who can be contacts and own goals: the municipality's first, by name. */
export async function listAgreementOfficers(db: Db, municipalityId: string): Promise<AgreementOfficer[]> {
  const offices = await db.servedMunicipality.findMany({
    where: { municipalityId },
    select: { employmentServiceId: true },
  });
  const users = await db.userAccount.findMany({
    where: {
      disabledAt: null,
      OR: [
        { organisationId: municipalityId, role: 'UNIT_MANAGER' },
        {
          organisationId: { in: offices.map(({ employmentServiceId }) => employmentServiceId) },
          role: 'EMPLOYMENT_MANAGER',
        },
      ],
    },
    orderBy: { name: 'asc' },
    take: LIMIT,
    select: { id: true, name: true, phone: true, email: true, organisation: { select: { kind: true, name: true } } },
  });
  const officers = users.map(
    ({ id, name, phone, email, organisation }): AgreementOfficer => ({
      userId: id,
      name,
      phone,
      email,
      party: organisation.kind === 'MUNICIPALITY' ? 'MUNICIPALITY' : 'EMPLOYMENT_SERVICE',
      organisationName: organisation.name,
    }),
  );
  return [
    ...officers.filter(({ party }) => party === 'MUNICIPALITY'),
    ...officers.filter(({ party }) => party === 'EMPLOYMENT_SERVICE'),
  ];
}
