import type { Actor } from '@/lib/access';
import type { Reader } from '@/lib/access/server';
import type { Db, Prisma } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { IsoWeek } from '@/lib/time';
import { type GroupKind, OWN_GROUP_ID } from '../attendance-grid';
import { loadOfficeParticipations, loadProviderParticipations, type Participation } from './participations';

/** A group as one chooses it: what it is called, and which participations it is made of. */
export interface Group {
  groupId: string;
  kind: GroupKind;
  name: string;
  place: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The groups that the actor may see: of the own unit or of no unit, and for a provider its own. */
export function groupsWithinReach(actor: Actor): Prisma.ActivityGroupWhereInput {
  const reach: Prisma.ActivityGroupWhereInput = { municipalityId: { in: actor.municipalityIds } };
  if (actor.organisationKind === 'PROVIDER') return { AND: [reach, { providerId: actor.organisationId }] };
  return actor.unitId === null ? reach : { AND: [reach, { OR: [{ unitId: null }, { unitId: actor.unitId }] }] };
}

/** Officers with a caseload of their own see their own at a provider; managers and job coaches all that are within reach. */
export function caseloadOf(actor: Actor): Prisma.CaseWhereInput {
  if (actor.role === 'SOCIAL_WORKER') return { responsibleUserId: actor.userId };
  return actor.role === 'EMPLOYMENT_OFFICER' ? { employmentOfficerId: actor.userId } : {};
}

/** Activities of the municipality that no group holds, in one's own cases. */
export function loadOwnCaseParticipations(db: Db, reader: Reader, week: IsoWeek): Promise<Participation[]> {
  return loadOfficeParticipations(db, reader, {
    week,
    cases: { responsibleUserId: reader.actor.userId },
    activities: { groupId: null, type: { activityClass: 'ASSIGNED' } },
  });
}

/** The group of the address. @throws Refusal 'notFound' when the actor may not see it, or it does not exist. */
export async function getGroup(db: Db, actor: Actor, groupId: string): Promise<Group> {
  if (groupId === OWN_GROUP_ID) {
    if (actor.organisationKind === 'MUNICIPALITY') return { groupId, kind: 'OWN_CASES', name: '', place: '' };
    if (actor.organisationKind === 'PROVIDER') {
      return { groupId, kind: 'PROVIDER', name: actor.organisationName, place: '' };
    }
    throw notFoundRefusal();
  }
  if (!UUID.test(groupId)) throw notFoundRefusal();
  const group = await db.activityGroup.findFirst({ where: { AND: [groupsWithinReach(actor), { id: groupId }] } });
  if (group) {
    return { groupId, kind: 'GROUP', name: group.name, place: group.place };
  }
  const provider =
    actor.organisationKind === 'PROVIDER'
      ? null
      : await db.organisation.findFirst({ where: { id: groupId, kind: 'PROVIDER' } });
  if (!provider) throw notFoundRefusal();
  return { groupId, kind: 'PROVIDER', name: provider.name, place: '' };
}

/** Who takes part in the group in the week, as far as the actor may know. */
export async function loadGroupParticipations(
  db: Db,
  reader: Reader,
  { group, week }: { group: Group; week: IsoWeek },
): Promise<Participation[]> {
  switch (group.kind) {
    case 'OWN_CASES':
      return loadOwnCaseParticipations(db, reader, week);
    case 'GROUP': {
      const held = await loadProviderParticipations(db, reader, { week });
      return [
        ...(await loadOfficeParticipations(db, reader, { week, activities: { groupId: group.groupId } })),
        ...held.filter(({ groupId }) => groupId === group.groupId),
      ];
    }
    case 'PROVIDER': {
      const providerId = group.groupId === OWN_GROUP_ID ? reader.actor.organisationId : group.groupId;
      const held = await loadProviderParticipations(db, reader, { week, providerId, cases: caseloadOf(reader.actor) });
      return held.filter(({ groupId }) => groupId === null);
    }
  }
}
