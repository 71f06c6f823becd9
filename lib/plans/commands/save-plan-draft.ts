import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { SavedPlan } from '../plan-dto';
import { listPlanContacts } from '../queries/plan-surroundings';
import { toPlanFacts } from '../queries/plan-versions';
import { listMissingBeforeApproval } from '../rules/missing-before-approval';
import type { PlanContent } from '../rules/plan-content';
import { listPlanFaults } from '../rules/plan-faults';
import type { SavePlanDraftInput } from '../schemas';
import { takeApprovals } from './lost-approvals';
import { lockOpenVersion, requireOneChanged } from './open-version';
import { completeActivities, writeActivities } from './write-activities';

/**
 * Saves the whole version as it was edited from `revision`. A proposal that is edited loses its approvals; who lost theirs is in the
 * answer. @throws Refusal 'planChangedMeanwhile' when another has saved; 'planApprovedMeanwhile' when someone has approved what the
 * writer did not know was approved; 'invalidInput' with the fields that are wrong.
 */
export async function savePlanDraft(
  { actor, now, today }: CommandContext,
  { caseId, versionId, revision, approvalsSeen, content }: SavePlanDraftInput,
): Promise<SavedPlan> {
  return withActor(actor, async (db) => {
    const { caseRecord, version, key } = await lockOpenVersion(db, actor, { caseId, versionId, revision });
    const { municipalityId } = key;
    const { approvals } = toPlanFacts(version);
    if (approvals.some(({ party }) => !approvalsSeen.includes(party))) throw new Refusal('planApprovedMeanwhile');
    refuseFaults(listPlanFaults(content, { today, isDraft: version.state === 'DRAFT' }));
    await refuseForeignContacts(db, caseRecord, content);
    const activities = await completeActivities(db, { municipalityId, caseId }, content.activities);

    const lostApprovals = await takeApprovals(db, { version, actor, now });
    const isEmploymentServiceParty = caseRecord.registeredSince !== null;
    const { activities: _activities, startsOn, followUpOn, ...texts } = content;
    requireOneChanged(
      await db.planVersion.updateMany({
        where: { ...key, revision, state: { in: ['DRAFT', 'PROPOSED'] } },
        data: {
          ...texts,
          startsOn: fromDay(startsOn),
          followUpOn: fromDayOrNull(followUpOn),
          isEmploymentServiceParty,
          revision: revision + 1,
          changedBy: actor.userId,
          changedAt: now,
        },
      }),
    );
    await writeActivities(db, { municipalityId, caseId, planVersionId: versionId }, activities);
    await recordAudit(
      db,
      actor,
      {
        action: 'plan.save',
        municipalityId,
        caseId,
        subjectId: versionId,
        detail: { revision: revision + 1, activities: activities.length, approvalsLost: lostApprovals.length },
      },
      now,
    );
    if (lostApprovals.length > 0)
      await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
    return {
      revision: revision + 1,
      savedAt: now.toISOString(),
      missing: listMissingBeforeApproval({ ...content, isEmploymentServiceParty }),
      lostApprovals,
    };
  });
}

function refuseFaults(faults: ReturnType<typeof listPlanFaults>): void {
  if (faults.length === 0) return;
  throw new Refusal(
    'invalidInput',
    Object.fromEntries(faults.map(({ field, reason }) => [`content.${field}`, reason])),
  );
}

async function refuseForeignContacts(
  db: Db,
  caseRecord: { municipalityId: string; unitId: string },
  { municipalityContactId, employmentServiceContactId }: PlanContent,
): Promise<void> {
  const contacts = await listPlanContacts(db, caseRecord);
  const fields: Record<string, string> = {};
  const check = (field: keyof PlanContent, id: string | null, known: readonly { id: string }[]) => {
    if (id !== null && !known.some((contact) => contact.id === id)) fields[`content.${field}`] = 'planContactUnknown';
  };
  check('municipalityContactId', municipalityContactId, contacts.MUNICIPALITY);
  check('employmentServiceContactId', employmentServiceContactId, contacts.EMPLOYMENT_SERVICE);
  if (Object.keys(fields).length > 0) throw new Refusal('invalidInput', fields);
}
