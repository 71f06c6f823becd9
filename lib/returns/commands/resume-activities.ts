import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { resumeInDraft } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import type { ResumeActivitiesInput } from '../schemas';
import { lockOpenReturn } from './lock-return';

/**
 * Takes up again what a referral broke off: the chosen activities are put in the plan that is being written, which is then revised and
 * approved as any other. @throws Refusal notFound, wrongParty, returnNotOpen, caseClosed, returnNothingChosen when none of them is to be
 * put back.
 */
export async function resumeActivities(context: CommandContext, input: ResumeActivitiesInput) {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    const { municipalityId, found } = await lockOpenReturn(db, context, input);
    const { caseId, referralId } = input;
    const lineageIds = input.lineageIds.filter((lineageId) => found.endsLineageIds.includes(lineageId));
    const brokenOffOn = found.startedOn ?? addDays(found.endedOn, 1);
    const { versionId, resumed } = await resumeInDraft(db, context, { caseId, lineageIds, brokenOffOn });
    if (resumed === 0) throw new Refusal('returnNothingChosen');
    await recordAudit(
      db,
      actor,
      {
        action: 'return.resume',
        municipalityId,
        caseId,
        subjectId: referralId,
        detail: { versionId, resumed, lineageIds },
      },
      now,
    );
    return { versionId, resumed };
  });
}
