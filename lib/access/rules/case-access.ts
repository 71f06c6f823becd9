import type { Actor } from '../actor';

/** What access to a case depends on. */
export interface CaseFacts {
  municipalityId: string;
  unitId: string;
  isProtected: boolean;
  namedUserIds: string[];
  isRegistered: boolean;
  providerIds: string[];
}

type CaseAccess =
  | { allowed: true; reason: 'ownUnit' | 'ownMunicipality' | 'servedMunicipality' | 'ownParticipant' }
  | {
      allowed: false;
      reason: 'outOfReach' | 'protectedPerson' | 'otherUnit' | 'notRegistered' | 'notParticipant' | 'roleWithoutCases';
    };

/**
 * Whether the actor may know that the case exists, asked in a fixed order: reach, secrecy, then the relation that the
 * organisation has to the case. The reason is for the audit; the person is always told «finns inte».
 * Sources: OSL 26:1 and 28:11; access by need; AF sees a case only while the person is registered there
 * (förordning 2008:975); a provider only while it has a decided referral, or may still report its last days (docs/decisions/0027).
 */
export function decideCaseAccess(actor: Actor, facts: CaseFacts): CaseAccess {
  if (!actor.municipalityIds.includes(facts.municipalityId)) return { allowed: false, reason: 'outOfReach' };
  if (actor.role === 'SYSTEM_ADMINISTRATOR') return { allowed: false, reason: 'roleWithoutCases' };
  if (facts.isProtected && !facts.namedUserIds.includes(actor.userId))
    return { allowed: false, reason: 'protectedPerson' };
  switch (actor.organisationKind) {
    case 'MUNICIPALITY':
      if (actor.unitId === null) return { allowed: true, reason: 'ownMunicipality' };
      return actor.unitId === facts.unitId
        ? { allowed: true, reason: 'ownUnit' }
        : { allowed: false, reason: 'otherUnit' };
    case 'EMPLOYMENT_SERVICE':
      return facts.isRegistered
        ? { allowed: true, reason: 'servedMunicipality' }
        : { allowed: false, reason: 'notRegistered' };
    case 'PROVIDER':
      return facts.providerIds.includes(actor.organisationId)
        ? { allowed: true, reason: 'ownParticipant' }
        : { allowed: false, reason: 'notParticipant' };
  }
}
