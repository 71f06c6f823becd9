import type { Actor } from '@/lib/access';
import type { Db, Prisma } from '@/lib/platform/database';

const MUNICIPAL = ['SOCIAL_WORKER', 'JOB_COACH', 'UNIT_MANAGER'] as const;
const EMPLOYMENT = ['EMPLOYMENT_OFFICER', 'EMPLOYMENT_MANAGER'] as const;
const LIMIT = 300;

type CaseRow = Prisma.CaseGetPayload<object>;

/** The officers of the other authority who have to do with the case, the responsible one first, then by name. */
export async function listOtherOfficers(
  db: Db,
  actor: Actor,
  { municipalityId, unitId, protection, namedUserIds, responsibleUserId, employmentOfficerId }: CaseRow,
): Promise<{ id: string; name: string }[]> {
  const isMunicipality = actor.organisationKind === 'MUNICIPALITY';
  const offices = isMunicipality
    ? await db.servedMunicipality.findMany({ where: { municipalityId }, select: { employmentServiceId: true } })
    : [];
  const users = await db.userAccount.findMany({
    where: {
      disabledAt: null,
      ...(isMunicipality
        ? { organisationId: { in: offices.map((office) => office.employmentServiceId) }, role: { in: [...EMPLOYMENT] } }
        : { organisationId: municipalityId, role: { in: [...MUNICIPAL] }, OR: [{ unitId: null }, { unitId }] }),
      ...(protection === 'NONE' ? {} : { id: { in: namedUserIds } }),
    },
    orderBy: { name: 'asc' },
    take: LIMIT,
    select: { id: true, name: true },
  });
  const responsible = isMunicipality ? employmentOfficerId : responsibleUserId;
  return users.sort((a, b) => Number(b.id === responsible) - Number(a.id === responsible));
}
