import type { Db } from '@/lib/platform/database';

/** The managers at the municipality who may see the case: those of its unit and of the whole municipality. */
export async function listMunicipalManagers(
  db: Db,
  { municipalityId, caseId }: { municipalityId: string; caseId: string },
): Promise<string[]> {
  const { unitId, protection, namedUserIds } = await db.case.findFirstOrThrow({
    where: { municipalityId, id: caseId },
    select: { unitId: true, protection: true, namedUserIds: true },
  });
  const managers = await db.userAccount.findMany({
    where: {
      organisationId: municipalityId,
      role: 'UNIT_MANAGER',
      disabledAt: null,
      OR: [{ unitId: null }, { unitId }],
      ...(protection === 'NONE' ? {} : { id: { in: namedUserIds } }),
    },
    select: { id: true },
  });
  return managers.map(({ id }) => id);
}
