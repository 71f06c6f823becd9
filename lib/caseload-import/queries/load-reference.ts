import type { Db } from '@/lib/platform/database';
import type { CaseloadReference } from '../rules/caseload-reference';

/** The units, officers and programmes that the rows of a file may name, in order of name. */
export async function loadReference(db: Db, municipalityId: string): Promise<CaseloadReference> {
  const units = await db.unit.findMany({
    where: { municipalityId },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  const officers = await db.userAccount.findMany({
    where: {
      organisationId: municipalityId,
      disabledAt: null,
      role: { in: ['SOCIAL_WORKER', 'JOB_COACH', 'UNIT_MANAGER'] },
    },
    select: { id: true, name: true, email: true, unitId: true, role: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const programmes = await db.activityType.findMany({
    where: { isProgramme: true },
    select: { code: true, name: true },
    orderBy: { position: 'asc' },
  });
  return {
    units,
    officers: officers.map(({ role, ...officer }) => ({ ...officer, isManager: role === 'UNIT_MANAGER' })),
    programmes,
  };
}
