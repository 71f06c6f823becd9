import { randomUUID } from 'node:crypto';
import type { Db } from '@/lib/platform/database';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { PlanActivity } from '../rules/plan-content';

/** An activity with what follows from its type and its referral and is never typed. */
export interface StoredActivity extends PlanActivity {
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  providerId: string | null;
  referralId: string | null;
}

interface Place {
  municipalityId: string;
  caseId: string;
  planVersionId: string;
}

/** Makes the activities, slots and exceptions of a version those given, in their order. What attendance refers to is the lineage, which is kept. */
export async function writeActivities(
  db: Db,
  { municipalityId, caseId, planVersionId }: Place,
  activities: readonly StoredActivity[],
): Promise<void> {
  await db.activity.deleteMany({ where: { municipalityId, planVersionId } });
  const rows = activities.map((activity, index) => ({ id: randomUUID(), position: index + 1, activity }));
  await db.activity.createMany({
    data: rows.map(({ id, position, activity }) => ({
      municipalityId,
      caseId,
      planVersionId,
      id,
      position,
      lineageId: activity.lineageId,
      typeCode: activity.typeCode,
      title: activity.title.trim(),
      party: activity.party,
      groupId: activity.groupId,
      providerId: activity.providerId,
      referralId: activity.referralId,
      startsOn: fromDay(activity.startsOn),
      endsOn: fromDayOrNull(activity.endsOn),
      flexibleWeeklyMinutes: activity.flexibleWeeklyMinutes,
      place: activity.place.trim(),
      contactName: activity.contactName.trim(),
      contactPhone: activity.contactPhone.trim(),
      contactEmail: activity.contactEmail.trim(),
      travelMinutes: activity.travelMinutes,
    })),
  });
  await db.slot.createMany({
    data: rows.flatMap(({ id, activity }) =>
      activity.slots.map(({ weekday, startsMinute, endsMinute, startsOn = null, endsOn = null }) => ({
        municipalityId,
        caseId,
        activityId: id,
        weekday,
        startsMinute,
        endsMinute,
        startsOn: fromDayOrNull(startsOn),
        endsOn: fromDayOrNull(endsOn),
      })),
    ),
  });
  await db.activityException.createMany({
    data: rows.flatMap(({ id, activity }) =>
      activity.exceptions.map(({ fromOn, toOn, reason }) => ({
        municipalityId,
        caseId,
        activityId: id,
        fromOn: fromDay(fromOn),
        toOn: fromDay(toOn),
        reason: reason.trim(),
      })),
    ),
  });
}

/**
 * Adds to each activity what is not the writer's to say: the party of its type, and the provider and referral that its lineage already
 * has. @throws Refusal with the field when a type or a group does not exist, or a lineage is another case's.
 */
export async function completeActivities(
  db: Db,
  { municipalityId, caseId }: Omit<Place, 'planVersionId'>,
  activities: readonly PlanActivity[],
): Promise<StoredActivity[]> {
  const types = await db.activityType.findMany();
  const groups = await db.activityGroup.findMany({ where: { municipalityId } });
  const known = await db.activity.findMany({
    where: { municipalityId, lineageId: { in: activities.map(({ lineageId }) => lineageId) } },
    select: { caseId: true, lineageId: true, typeCode: true, providerId: true, referralId: true },
  });
  return activities.map((activity, index) => {
    const refuse = (field: string, reason: string) => {
      throw new Refusal('invalidInput', { [`content.activities.${index}.${field}`]: reason });
    };
    const type = types.find(({ code }) => code === activity.typeCode);
    if (!type) return refuse('typeCode', 'activityTypeUnknown');
    const group = groups.find(({ id }) => id === activity.groupId);
    if (activity.groupId !== null && group?.typeCode !== activity.typeCode) refuse('groupId', 'activityGroupUnknown');
    const earlier = known.filter(({ lineageId }) => lineageId === activity.lineageId);
    const isForeign = earlier.some((row) => row.caseId !== caseId || row.typeCode !== activity.typeCode);
    if (isForeign) return refuse('lineageId', 'activityIsAnother');
    return {
      ...activity,
      party: type.party,
      providerId: earlier.find(({ providerId }) => providerId)?.providerId ?? null,
      referralId: earlier.find(({ referralId }) => referralId)?.referralId ?? null,
    };
  });
}
