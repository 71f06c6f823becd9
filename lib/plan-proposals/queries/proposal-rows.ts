import { z } from 'zod';
import type { Actor } from '@/lib/access';
import type { ProposedChange } from '@/lib/plans';
import type { Prisma } from '@/lib/platform/database';
import type { ProposalActor } from '../rules/proposal-state';

/** What the database keeps of a proposed change was checked when it was written; here only that it is one. */
export function toChange(stored: Prisma.JsonValue): ProposedChange {
  return z
    .custom<ProposedChange>((value) => typeof value === 'object' && value !== null && 'kind' in value)
    .parse(stored);
}

/** For whom the actor speaks about a case, and how near it is to them. */
export function toProposalActor(
  actor: Actor,
  caseRecord: { responsibleUserId: string | null; employmentOfficerId: string | null },
): ProposalActor {
  const responsible =
    actor.organisationKind === 'MUNICIPALITY' ? caseRecord.responsibleUserId : caseRecord.employmentOfficerId;
  return {
    party: actor.organisationKind,
    organisationId: actor.organisationId,
    isResponsible: responsible === actor.userId,
    isManager: actor.role === 'UNIT_MANAGER' || actor.role === 'EMPLOYMENT_MANAGER',
    isNobodyResponsible: responsible === null,
  };
}
