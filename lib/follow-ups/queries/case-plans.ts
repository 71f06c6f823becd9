import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { Authority } from '../follow-up-dto';
import type { HeldActivity } from '../rules/ended-activities';

/** So many versions of a plan are looked back through. */
const MOST_VERSIONS = 60;

interface CaseKey {
  municipalityId: string;
  caseId: string;
}

/** For which authority the actor speaks. @throws Refusal 'notFound' for one who speaks for neither. */
export function authorityOf(actor: Actor): Authority {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  return actor.organisationKind;
}

/** An activity of a version, as far as its outcome is concerned. */
export interface PlannedActivityRow extends HeldActivity {
  title: string;
  typeCode: string;
  typeName: string;
  activityClass: string;
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  providerId: string | null;
}

export type PlanRow = Awaited<ReturnType<typeof loadCasePlans>>[number];

/** The versions of a case's plan that have come into force, the latest first, with their activities. */
export async function loadCasePlans(db: Db, { municipalityId, caseId }: CaseKey) {
  const rows = await db.planVersion.findMany({
    where: { municipalityId, caseId, inForceFrom: { not: null } },
    orderBy: { number: 'desc' },
    take: MOST_VERSIONS,
    include: { activities: { orderBy: { position: 'asc' }, include: { type: true } } },
  });
  return rows.flatMap(({ inForceFrom, inForceTo, followUpOn, activities, ...row }) =>
    inForceFrom === null
      ? []
      : [
          {
            ...row,
            inForceFrom: toDay(inForceFrom),
            inForceTo: toDayOrNull(inForceTo),
            /** The day agreed on in the version. */
            followUpDay: toDayOrNull(followUpOn),
            isEnded: row.state === 'ENDED',
            activities: activities.map(
              ({ lineageId, endsOn, title, typeCode, type, party, providerId }): PlannedActivityRow => ({
                lineageId,
                endsOn: toDayOrNull(endsOn),
                title,
                typeCode,
                typeName: type.name,
                activityClass: type.activityClass,
                party,
                providerId,
              }),
            ),
          },
        ],
  );
}
