import { mayNeedChildcare } from '@/lib/childcare';
import type { Prisma } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays } from '@/lib/time';
import { officeHour } from './calendar';
import { chanceOf } from './chance';
import { idOf } from './identity';
import type { ChildcareRows } from './rows';
import type { Setting } from './setting';

type Kind = 'FULL' | 'SHORT' | 'APPLIED' | 'UNKNOWN';

const KINDS: Kind[] = ['FULL', 'FULL', 'FULL', 'SHORT', 'APPLIED', 'UNKNOWN'];
const PLACES = {
  FULL: { weeklyMinutes: 2400, opensMinute: 390, closesMinute: 1050 },
  SHORT: { weeklyMinutes: 1320, opensMinute: 510, closesMinute: 810 },
};

/** What is known of the children's places: most have one, some for too few hours, some wait for one. */
export function buildChildcare({
  key,
  life,
  calendar,
  municipalityId,
  caseId,
  officer,
  childrenBornOn,
}: Setting): ChildcareRows {
  const rows = childrenBornOn.flatMap((bornOn, index): { offer: ChildcareRows['offers'][number]; kind: Kind }[] => {
    const kind = life.lately === 'ILL' ? 'SHORT' : chanceOf(`${key}/childcare/${index}`).oneOf(KINDS);
    if (kind === 'UNKNOWN' || !mayNeedChildcare({ bornOn, day: calendar.today })) return [];
    const startsOn = calendar.monday(kind === 'APPLIED' ? -5 : 14);
    const appliedOn = addDays(calendar.monday(18), index);
    return [
      {
        kind,
        offer: {
          municipalityId,
          id: idOf('childcare', key, bornOn, index),
          caseId,
          childBornOn: fromDay(bornOn),
          childOrdinal: childrenBornOn.slice(0, index + 1).filter((each) => each === bornOn).length,
          startsOn: fromDay(startsOn),
          appliedOn: fromDay(appliedOn),
          ...(kind === 'APPLIED'
            ? {}
            : { offeredOn: fromDay(addDays(appliedOn, 16)), weeklyMinutes: PLACES[kind].weeklyMinutes }),
          recordedBy: officer.id,
          recordedAt: officeHour(addDays(appliedOn, 17), 60),
        },
      },
    ];
  });
  return {
    offers: rows.map(({ offer }) => offer),
    hours: rows.flatMap(({ offer, kind }): Prisma.ChildcareHoursCreateManyInput[] =>
      kind === 'FULL' || kind === 'SHORT'
        ? [1, 2, 3, 4, 5].map((weekday) => ({
            municipalityId,
            offerId: offer.id,
            caseId,
            weekday,
            opensMinute: PLACES[kind].opensMinute,
            closesMinute: PLACES[kind].closesMinute,
          }))
        : [],
    ),
  };
}
