import { endDisagreement, recordDisagreement } from '@/lib/plan-disagreements/server';
import {
  discardPlanAlternative,
  listPlanAlternatives,
  renamePlanAlternative,
  savePlanAlternative,
  swapPlanAlternative,
} from '@/lib/plan-ideas/server';
import {
  acceptPlanProposal,
  proposePlanChange,
  rejectPlanProposal,
  withdrawPlanProposal,
} from '@/lib/plan-proposals/server';
import {
  approvePlan,
  correctActivity,
  discardDraft,
  endPlan,
  proposePlan,
  savePlanDraft,
  startPlanVersion,
  withdrawProposal,
} from '@/lib/plans/server';
import type { BuiltCase } from '@/tests/builders/cases';
import { completeTexts, contentOf, openVersionOf, proposeCompletePlan } from '@/tests/builders/plan-edits';
import { TODAY, type World } from '@/tests/builders/world';
import { caseOf, type Form, officerOf, press, workerOf } from './form';

async function draftOf(world: World) {
  const { caseId } = await caseOf(world);
  await startPlanVersion(workerOf(world), { caseId, from: { kind: 'COPY' } });
  const version = await openVersionOf(workerOf(world), caseId);
  return { version, opened: { caseId, versionId: version.id, revision: version.revision } };
}

async function proposedOf(world: World) {
  const { caseId } = await caseOf(world);
  const { id, revision } = await proposeCompletePlan(workerOf(world), caseId);
  return { caseId, versionId: id, revision };
}

async function withAlternative(world: World) {
  const { version, opened } = await draftOf(world);
  const draft = { caseId: opened.caseId, versionId: opened.versionId };
  const { activities } = contentOf(version);
  await savePlanAlternative(workerOf(world), { ...draft, name: 'Mer praktik', activities });
  const [first] = await listPlanAlternatives(workerOf(world), draft);
  return { ...draft, activities, alternativeId: first?.id ?? '', revision: first?.revision ?? 0 };
}

function changeForm({ caseId, activities }: BuiltCase) {
  return {
    caseId,
    kind: 'CHANGE' as const,
    lineageId: activities[0]?.lineageId ?? '',
    parts: ['TIMES' as const],
    timesKind: 'SLOTS' as const,
    slots: [{ weekday: 5, startsMinute: 480, endsMinute: 720 }],
    flexibleWeeklyMinutes: null,
    place: '',
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    typeCode: '',
    title: '',
    startsOn: null,
    endsOn: null,
    reason: 'Plats bara på fredagar',
  };
}

async function openProposal(world: World) {
  const built = await caseOf(world);
  const { proposalId } = await proposePlanChange(officerOf(world), changeForm(built));
  return { caseId: built.caseId, proposalId };
}

const disagreement = ({ caseId }: BuiltCase) => ({
  caseId,
  place: { part: 'GOAL' as const, lineageId: null },
  party: 'INDIVIDUAL' as const,
  words: 'Jag vill hellre arbeta i kök.',
  expressedOn: '2026-11-10',
});

/** The plan, what is proposed for it, its other weeks and what is disagreed on. */
export const PLAN_FORMS: Record<string, Form> = {
  startPlanVersion: async (world) => {
    const { caseId } = await caseOf(world);
    return press(startPlanVersion, workerOf(world), { caseId, from: { kind: 'COPY' } });
  },
  savePlanDraft: async (world) => {
    const { version, opened } = await draftOf(world);
    const { activities } = contentOf(version);
    const moved = activities.map((activity) => ({
      ...activity,
      place: 'Port 4',
      slots: activity.slots.map((slot) => ({ ...slot, endsMinute: slot.endsMinute - 60 })),
    }));
    const content = contentOf(version, { ...completeTexts, needs: 'Truckkort', activities: moved });
    return press(savePlanDraft, workerOf(world), { ...opened, approvalsSeen: [], content });
  },
  proposePlan: async (world) => {
    const { version, opened } = await draftOf(world);
    const content = contentOf(version, completeTexts);
    const { revision } = await savePlanDraft(workerOf(world), { ...opened, approvalsSeen: [], content });
    return press(proposePlan, workerOf(world), { ...opened, revision });
  },
  withdrawProposal: async (world) => {
    const opened = await proposedOf(world);
    return press(withdrawProposal, workerOf(world), opened);
  },
  discardDraft: async (world) => {
    const { opened } = await draftOf(world);
    return press(discardDraft, workerOf(world), opened);
  },
  approvePlan: async (world) => {
    const opened = await proposedOf(world);
    return press(approvePlan, workerOf(world), { ...opened, onBehalfReason: null });
  },
  'approvePlan, the last': async (world) => {
    const opened = await proposedOf(world);
    await approvePlan(workerOf(world), { ...opened, onBehalfReason: null });
    return press(approvePlan, officerOf(world), { ...opened, onBehalfReason: null });
  },
  correctActivity: async (world) => {
    const { caseId, planVersionId, activities } = await caseOf(world);
    const words = { contactName: 'Vera Handledare', contactPhone: '010-555 11 11', contactEmail: 'vera@almby.example' };
    const corrected = {
      caseId,
      versionId: planVersionId ?? '',
      lineageId: activities[0]?.lineageId ?? '',
      ...words,
      place: 'Port 4',
      seen: { ...words, place: 'Lagergatan 2' },
    };
    return press(correctActivity, workerOf(world), corrected);
  },
  endPlan: async (world) => {
    const { caseId, planVersionId } = await caseOf(world);
    return press(endPlan, workerOf(world), {
      caseId,
      versionId: planVersionId ?? '',
      lastOn: TODAY,
      reason: 'GOAL_REACHED',
    });
  },
  recordDisagreement: async (world) => {
    const input = disagreement(await caseOf(world));
    return press(recordDisagreement, workerOf(world), input);
  },
  endDisagreement: async (world) => {
    const built = await caseOf(world);
    const { disagreementId } = await recordDisagreement(workerOf(world), disagreement(built));
    const input = { caseId: built.caseId, disagreementId, ending: 'RESOLVED' as const, endedOn: '2026-11-17' };
    return press(endDisagreement, workerOf(world), input);
  },
  savePlanAlternative: async (world) => {
    const { version, opened } = await draftOf(world);
    const { activities } = contentOf(version);
    const input = { caseId: opened.caseId, versionId: opened.versionId, name: 'Mer praktik', activities };
    return press(savePlanAlternative, workerOf(world), input);
  },
  renamePlanAlternative: async (world) => {
    const { activities: _activities, ...seen } = await withAlternative(world);
    return press(renamePlanAlternative, workerOf(world), { ...seen, name: 'Mer språk' });
  },
  swapPlanAlternative: async (world) => {
    const seen = await withAlternative(world);
    return press(swapPlanAlternative, workerOf(world), seen);
  },
  discardPlanAlternative: async (world) => {
    const { activities: _activities, ...seen } = await withAlternative(world);
    return press(discardPlanAlternative, workerOf(world), seen);
  },
  proposePlanChange: async (world) => {
    const input = changeForm(await caseOf(world));
    return press(proposePlanChange, officerOf(world), input);
  },
  withdrawPlanProposal: async (world) => {
    const seen = await openProposal(world);
    return press(withdrawPlanProposal, officerOf(world), seen);
  },
  acceptPlanProposal: async (world) => {
    const seen = await openProposal(world);
    return press(acceptPlanProposal, workerOf(world), seen);
  },
  rejectPlanProposal: async (world) => {
    const seen = await openProposal(world);
    return press(rejectPlanProposal, workerOf(world), { ...seen, settledReason: 'Går inte på fredagar' });
  },
};
