import type { CommandContext } from '@/lib/access';
import type { PlanContent, PlanVersionView } from '@/lib/plans';
import { approvePlan, findOpenPlanVersion, proposePlan, savePlanDraft, startPlanVersion } from '@/lib/plans/server';

/** The draft or proposal of the case as the reader sees it. */
export async function openVersionOf(context: CommandContext, caseId: string): Promise<PlanVersionView> {
  const version = await findOpenPlanVersion(context, { caseId });
  if (!version) throw new Error('the case has no open plan version');
  return version;
}

/** What a planner that was opened on the version would save, with some of it changed. */
export function contentOf(version: PlanVersionView, change: Partial<PlanContent> = {}): PlanContent {
  return {
    goalKind: version.goalKind,
    goalOccupation: version.goalOccupation,
    needs: version.needs,
    individualView: version.individualView,
    individualTookPart: version.individualTookPart,
    individualTookPartHow: version.individualTookPartHow,
    municipalityUndertakings: version.municipalityUndertakings,
    employmentServiceUndertakings: version.employmentServiceUndertakings,
    individualUndertakings: version.individualUndertakings,
    municipalityContactId: version.municipalityContactId,
    employmentServiceContactId: version.employmentServiceContactId,
    startsOn: version.startsOn,
    followUpOn: version.followUpOn,
    activities: version.activities.map((activity) => ({
      lineageId: activity.lineageId,
      typeCode: activity.typeCode,
      title: activity.title,
      groupId: activity.groupId,
      startsOn: activity.startsOn,
      endsOn: activity.endsOn,
      flexibleWeeklyMinutes: activity.flexibleWeeklyMinutes,
      place: activity.place,
      contactName: activity.contactName,
      contactPhone: activity.contactPhone,
      contactEmail: activity.contactEmail,
      travelMinutes: activity.travelMinutes,
      slots: activity.slots,
      exceptions: activity.exceptions,
    })),
    ...change,
  };
}

/** The texts without which nobody may approve. */
export const completeTexts = {
  goalKind: 'WORK',
  goalOccupation: 'Undersköterska',
  individualView: 'Vill arbeta i äldreomsorgen',
  individualTookPart: true,
  municipalityUndertakings: 'Ordnar praktik',
  employmentServiceUndertakings: 'Följer upp varje månad',
} as const satisfies Partial<PlanContent>;

/** Starts a version, says all that must be said in it and proposes it; answers with the proposal. */
export async function proposeCompletePlan(
  context: CommandContext,
  caseId: string,
  change: Partial<PlanContent> = {},
): Promise<PlanVersionView> {
  await startPlanVersion(context, { caseId, from: { kind: 'TEMPLATE', code: 'LANGUAGE_AND_PLACEMENT' } });
  const draft = await openVersionOf(context, caseId);
  const seen = { caseId, versionId: draft.id };
  const content = contentOf(draft, { ...completeTexts, ...change });
  const { revision } = await savePlanDraft(context, { ...seen, revision: 0, approvalsSeen: [], content });
  await proposePlan(context, { ...seen, revision });
  return openVersionOf(context, caseId);
}

/** The actor's approval of the version as they see it. */
export function approveSeen(
  context: CommandContext,
  version: PlanVersionView,
  caseId: string,
  onBehalfReason: Parameters<typeof approvePlan>[1]['onBehalfReason'] = null,
) {
  return approvePlan(context, { caseId, versionId: version.id, revision: version.revision, onBehalfReason });
}
