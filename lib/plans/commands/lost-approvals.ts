import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import type { SavedPlan } from '../plan-dto';
import type { PlanVersionRow } from '../queries/plan-versions';
import type { ApprovingParty } from '../rules/plan-state';

/**
 * Takes the approvals off a proposal that is about to be edited or withdrawn, and writes down whose they were. Answers with those who
 * lost theirs, to be told. Överenskommelse: what is approved is what was read.
 */
export async function takeApprovals(
  db: Db,
  { version, actor, now }: { version: PlanVersionRow; actor: Actor; now: Date },
): Promise<SavedPlan['lostApprovals']> {
  const lost = listGiven(version);
  if (lost.length === 0) return [];
  const { municipalityId, caseId, id } = version;
  await db.lostApproval.createMany({
    data: lost.map(({ party, approvedBy, approvedAt }) => ({
      municipalityId,
      caseId,
      planVersionId: id,
      party,
      approvedBy,
      approvedAt,
      lostThrough: actor.userId,
      lostAt: now,
    })),
  });
  await db.planVersion.updateMany({
    where: { municipalityId, id, revision: version.revision },
    data: {
      municipalityApprovedBy: null,
      municipalityApprovedAt: null,
      municipalityApprovalBasis: null,
      municipalityApprovalReason: null,
      employmentServiceApprovedBy: null,
      employmentServiceApprovedAt: null,
      employmentServiceApprovalBasis: null,
      employmentServiceApprovalReason: null,
    },
  });
  const users = await db.userAccount.findMany({
    where: { id: { in: lost.map(({ approvedBy }) => approvedBy) } },
    select: { id: true, name: true },
  });
  return lost.map(({ party, approvedBy }) => ({ party, name: users.find(({ id }) => id === approvedBy)?.name ?? '' }));
}

function listGiven(version: PlanVersionRow): { party: ApprovingParty; approvedBy: string; approvedAt: Date }[] {
  const { municipalityApprovedBy, municipalityApprovedAt } = version;
  const { employmentServiceApprovedBy, employmentServiceApprovedAt } = version;
  return [
    ...(municipalityApprovedBy && municipalityApprovedAt
      ? [{ party: 'MUNICIPALITY' as const, approvedBy: municipalityApprovedBy, approvedAt: municipalityApprovedAt }]
      : []),
    ...(employmentServiceApprovedBy && employmentServiceApprovedAt
      ? [
          {
            party: 'EMPLOYMENT_SERVICE' as const,
            approvedBy: employmentServiceApprovedBy,
            approvedAt: employmentServiceApprovedAt,
          },
        ]
      : []),
  ];
}
