import type { Actor, SystemActor } from '@/lib/access';
import { Refusal } from '@/lib/platform/refusal';

/**
 * The one who imports sees no cases; the import itself must see the whole caseload of the own municipality, and no other.
 * @throws Refusal 'notPermitted' for someone who works elsewhere than in a municipality
 */
export function importActor(actor: Actor): SystemActor & { municipalityId: string } {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  return {
    organisationKind: 'SYSTEM',
    municipalityIds: [actor.organisationId],
    onBehalfOf: actor,
    municipalityId: actor.organisationId,
  };
}
