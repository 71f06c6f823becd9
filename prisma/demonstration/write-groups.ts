import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays, addWeeks, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import { GROUPS } from './activity-patterns';
import { leaderOf } from './group-leaders';
import { idOf } from './identity';
import { MUNICIPALITIES } from './organisations';

/** Writes the groups of both municipalities, with when they meet and for how many. */
export async function writeGroups(db: Db, { today }: { today: IsoDay }): Promise<void> {
  const monday = (weeksAhead: number) => mondayOf(addWeeks(toIsoWeek(today), weeksAhead));
  const groups = MUNICIPALITIES.flatMap((municipality) =>
    GROUPS.map((group) => ({
      ...group,
      municipalityId: idOf('organisation', municipality.key),
      id: idOf('group', municipality.key, group.key),
      responsibleUserId: leaderOf(municipality.key, group.key).id,
      place: municipality.meetingPlace,
    })),
  );
  await db.activityGroup.createMany({
    data: groups.map(
      ({ municipalityId, id, name, typeCode, responsibleUserId, place, places, firstWeek, lastWeek }) => ({
        ...{ municipalityId, id, name, typeCode, responsibleUserId, place, places },
        firstOn: firstWeek === null ? null : fromDay(monday(firstWeek)),
        lastOn: lastWeek === null ? null : fromDay(addDays(monday(lastWeek), 4)),
      }),
    ),
  });
  await db.groupSlot.createMany({
    data: groups.flatMap(({ municipalityId, id, slots }) =>
      slots.map((slot) => ({ municipalityId, groupId: id, ...slot })),
    ),
  });
}
