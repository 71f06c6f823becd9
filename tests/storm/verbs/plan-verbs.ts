import { approvePlan, findOpenPlanVersion, proposePlan, savePlanDraft, startPlanVersion } from '@/lib/plans/server';
import { contentOf } from '@/tests/builders/plan-edits';
import type { Preparation, Send, Verb } from './verb';

/** The planner is opened, and saves, proposes or approves what it showed. */
async function opened({ seen: { caseId }, context, mark }: Preparation) {
  const version = await findOpenPlanVersion(context, { caseId });
  if (!version) return null;
  return {
    version,
    form: { caseId, versionId: version.id, revision: version.revision },
    content: contentOf(version, { needs: mark, individualTookPart: true, individualTookPartHow: 'Möte' }),
  };
}

/** Changes of the plan. */
export const PLAN_VERBS = {
  'plan: start': {
    by: 'EITHER',
    prepare({ seen: { caseId }, context }): Send {
      return () => startPlanVersion(context, { caseId, from: { kind: 'COPY' } });
    },
  },
  'plan: save': {
    by: 'EITHER',
    async prepare(on) {
      const planner = await opened(on);
      if (!planner) return null;
      const { form, content } = planner;
      return () => savePlanDraft(on.context, { ...form, approvalsSeen: [], content });
    },
  },
  'plan: propose': {
    by: 'EITHER',
    async prepare(on) {
      const planner = await opened(on);
      if (!planner || planner.version.individualTookPart === null) return null;
      return () => proposePlan(on.context, planner.form);
    },
  },
  'plan: approve': {
    by: 'EITHER',
    async prepare(on) {
      const planner = await opened(on);
      return planner && (() => approvePlan(on.context, { ...planner.form, onBehalfReason: 'ABSENCE' }));
    },
  },
} satisfies Record<string, Verb>;
