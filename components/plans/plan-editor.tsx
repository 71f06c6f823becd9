'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { dropDraft, readDraft } from '@/components/forms/draft';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { useErrorText } from '@/components/forms/use-error-text';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useLeavingWarning } from '@/components/forms/use-leaving-warning';
import { useNotice } from '@/components/ui/notice';
import { ErrorNotice } from '@/components/ui/states';
import type { PlanIdeas } from '@/lib/plan-ideas';
import {
  closePlanner,
  mergePlans,
  moveStart,
  type OpenPlanVersionInput,
  type PlanContent,
  type PlanPage,
  type PlanTexts,
  type PlanVersionView,
  planContentSchema,
  type StartPlanVersionInput,
} from '@/lib/plans';
import { isIsoDay } from '@/lib/time';
import { ConflictPanel } from './conflict-panel';
import { AlternativesPanel } from './ideas/alternatives-panel';
import { IdeasBeside } from './ideas/ideas-beside';
import type { AlternativeActions } from './ideas/use-alternatives';
import styles from './plan.module.css';
import { PlanChecklist } from './plan-checklist';
import { PlanTextFields } from './plan-text-fields';
import { activitiesOf, contentOf, textsOf } from './plan-version-content';
import { findParty } from './planner/planner-context';
import { usePlanner } from './planner/use-planner';
import { WeekPlanner } from './planner/week-planner';
import { SaveStatus } from './save-status';
import { type PlanSavingActions, planDraftKey, usePlanSaving } from './use-plan-saving';

export interface PlanEditorActions extends PlanSavingActions {
  /** To bring a draft back that was thrown away by mistake. */
  start: (input: StartPlanVersionInput) => Promise<CommandResult<{ versionId: string }>>;
  propose: (input: OpenPlanVersionInput) => Promise<CommandResult<{ revision: number }>>;
  discard: (input: OpenPlanVersionInput) => Promise<CommandResult<{ caseId: string }>>;
  alternatives: AlternativeActions;
}

interface PlanEditorProps {
  page: PlanPage;
  version: PlanVersionView;
  ideas: PlanIdeas;
  actions: PlanEditorActions;
}

/** A draft, or a proposal that is being changed: the week and the words, saved as one types or when one asks. */
export function PlanEditor({ page, version, ideas, actions }: PlanEditorProps) {
  const isReady = useIsReady();
  const { caseId, today, catalogue, contacts } = page;
  const t = useTranslations('plan.editor');
  const router = useRouter();
  const notify = useNotice();
  const errorText = useErrorText();
  const isDraft = version.state === 'DRAFT';
  const planner = usePlanner(activitiesOf(version));
  const form = useForm<PlanTexts>({ defaultValues: textsOf(version) });
  const texts = useWatch({ control: form.control }) as PlanTexts;
  const content = useMemo<PlanContent>(
    () => ({ ...texts, startsOn: texts.startsOn ?? '', activities: closePlanner(planner.state) }),
    [texts, planner.state],
  );
  const saving = usePlanSaving({ caseId, today, version, content, actions, isAutomatic: isDraft });
  const { faults, flush, settleConflict, setConflict } = saving;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  useLeavingWarning(saving.isUnsaved && saving.status.kind !== 'SAVING');

  useKeptDraft({
    version,
    onContent: (kept) => load(kept),
    onConflict: (base) => setConflict({ theirs: version, base }),
  });
  useUndoKeys(planner);
  useEffect(() => {
    form.clearErrors();
    for (const [field, message] of Object.entries(faults)) {
      if (!field.startsWith('activities')) form.setError(field as keyof PlanTexts, { type: 'rule', message });
    }
  }, [form, faults]);

  const { replace, edit } = planner;
  const load = useCallback(
    (next: PlanContent) => {
      const { activities, ...nextTexts } = next;
      form.reset(nextTexts);
      replace(activities);
    },
    [form, replace],
  );

  // What begins with the plan goes on beginning with it when its first day is moved.
  const startsOn = isIsoDay(texts.startsOn ?? '') ? texts.startsOn : version.startsOn;
  const lastStart = useRef(startsOn);
  useEffect(() => {
    const from = lastStart.current;
    lastStart.current = startsOn;
    if (from !== startsOn) edit((state) => moveStart(state, { from, to: startsOn }), 'startsOn');
  }, [startsOn, edit]);

  const seen = () => ({ caseId, versionId: version.id, revision: saving.revision() });
  const send = async <Data,>(
    command: (input: OpenPlanVersionInput) => Promise<CommandResult<Data>>,
    done: (data: Data) => void,
  ) => {
    setRefusal(null);
    setIsSending(true);
    const result = await sendCommand(command, seen());
    setIsSending(false);
    if (result.ok) done(result.data);
    else setRefusal(firstReason(result));
  };
  const propose = async () => {
    if (!(await flush())) return;
    await send(actions.propose, () => {
      notify(t('proposed'));
      router.refresh();
    });
  };
  const discard = () =>
    send(actions.discard, () => {
      dropDraft(planDraftKey(version.id));
      notify({ text: t('discarded'), undo: { run: () => beginAgain(content) } });
      router.refresh();
    });
  const beginAgain = async (kept: PlanContent) => {
    const started = await sendCommand(actions.start, { caseId, from: { kind: 'EMPTY' } });
    if (!started.ok) return notify({ text: errorText(started.reason), tone: 'danger' });
    const seenAgain = { caseId, versionId: started.data.versionId, revision: 0, approvalsSeen: [] };
    const saved = await sendCommand(actions.save, { ...seenAgain, content: kept });
    if (!saved.ok) notify({ text: errorText(firstReason(saved)), tone: 'danger' });
    router.refresh();
  };
  const saveProposal = async () => {
    if (!(await flush())) return;
    notify(t('changed'));
    router.push(`/arenden/${caseId}/plan`);
    router.refresh();
  };
  const takeTheirs = (theirs: PlanVersionView) => {
    const mine = content;
    const theirContent = contentOf(theirs);
    settleConflict(theirs, theirContent);
    load(theirContent);
    notify({ text: t('tookTheirs'), undo: { label: t('backToMine'), run: () => load(mine) } });
  };
  const merge = (theirs: PlanVersionView, base: PlanContent) => {
    const theirContent = contentOf(theirs);
    settleConflict(theirs, theirContent);
    load(mergePlans({ base, mine: content, theirs: theirContent }));
    notify(t('merged'));
  };
  const keepMine = (theirs: PlanVersionView) => {
    settleConflict(theirs, contentOf(theirs));
    void flush();
  };
  const approvals = saving.approvals();

  return (
    <FormProvider {...form}>
      <form
        className={styles.editor}
        inert={!isReady}
        data-unsaved={saving.isUnsaved}
        noValidate
        onSubmit={(event) => event.preventDefault()}
      >
        <div className={styles.toolbar}>
          <SaveStatus status={saving.status} />
          {saving.status.kind === 'FAILED' && !saving.conflict ? (
            <Button type="button" size="small" variant="tertiary" onClick={() => void flush()}>
              {t('retry')}
            </Button>
          ) : null}
          <span className={styles.toolbarSpace} />
          {isDraft && version.createdByParty === page.viewer.party ? (
            <Button type="button" size="small" variant="tertiary" onClick={() => void discard()}>
              {t('discard')}
            </Button>
          ) : null}
          <Button
            type="button"
            size="small"
            loading={isSending}
            disabled={saving.conflict !== null || (!isDraft && !saving.isUnsaved)}
            onClick={() => void (isDraft ? propose() : saveProposal())}
          >
            {t(isDraft ? 'propose' : 'save')}
          </Button>
        </div>
        {!isDraft && approvals.length > 0 ? (
          <ErrorNotice tone="attention" title={t('takesApprovals')}>
            {version.approvals.map(({ name }) => name).join(', ')}
          </ErrorNotice>
        ) : null}
        {refusal ? <ErrorNotice title={errorText(refusal)} /> : null}
        {saving.conflict ? (
          <ConflictPanel
            mine={content}
            theirs={saving.conflict.theirs}
            base={saving.conflict.base}
            contacts={contacts}
            onMerge={() => saving.conflict?.theirs && merge(saving.conflict.theirs, saving.conflict.base)}
            onTakeTheirs={() => saving.conflict?.theirs && takeTheirs(saving.conflict.theirs)}
            onKeepMine={() => saving.conflict?.theirs && keepMine(saving.conflict.theirs)}
            onReload={() => {
              dropDraft(planDraftKey(version.id));
              router.refresh();
            }}
          />
        ) : null}
        <WeekPlanner
          planner={planner}
          startsOn={startsOn}
          faults={activityFaults(faults)}
          partyOf={findParty(version.activities, catalogue)}
          catalogue={catalogue}
          groups={page.groups}
          contacts={contacts}
          requirements={page.requirements}
          irregularWeeks={page.irregularWeeks}
          breaks={page.breaks}
          saved={version.activities}
          aside={<PlanChecklist missing={saving.missing} isEditing />}
          beside={(week) => (
            <IdeasBeside
              activities={planner.state.activities}
              edit={planner.edit}
              undo={planner.undo}
              week={week}
              startsOn={startsOn}
              goalKind={texts.goalKind}
              catalogue={catalogue}
              requirements={page.requirements}
              ideas={ideas}
            />
          )}
        />
        {isDraft ? (
          <AlternativesPanel
            caseId={caseId}
            versionId={version.id}
            activities={planner.state.activities}
            replace={replace}
            undo={planner.undo}
            initial={ideas.alternatives}
            startsOn={startsOn}
            goalKind={texts.goalKind}
            catalogue={catalogue}
            requirements={page.requirements}
            onReplaced={flush}
            actions={actions.alternatives}
          />
        ) : null}
        <PlanTextFields contacts={contacts} isEmploymentServiceParty={version.isEmploymentServiceParty} />
      </form>
    </FormProvider>
  );
}

function firstReason({ reason, fields }: { reason: string; fields?: Record<string, string> }): string {
  return reason === 'invalidInput' ? (Object.values(fields ?? {})[0] ?? reason) : reason;
}

/** «activities.2.endsOn» → «2.endsOn». */
function activityFaults(faults: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faults)
      .filter(([field]) => field.startsWith('activities.'))
      .map(([field, reason]) => [field.slice('activities.'.length), reason]),
  );
}

/** Ctrl+Z and Ctrl+Y for the week. In a text field they belong to the field. */
function useUndoKeys({ undo, redo }: { undo: () => void; redo: () => void }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [undo, redo]);
}

/** Takes up what this tab kept and never got to save: goes on from it, or tells that another has saved since. */
function useKeptDraft({
  version,
  onContent,
  onConflict,
}: {
  version: PlanVersionView;
  onContent: (content: PlanContent) => void;
  onConflict: (base: PlanContent) => void;
}) {
  const isTaken = useRef(false);
  useEffect(() => {
    if (isTaken.current) return;
    isTaken.current = true;
    const kept = readDraft(planDraftKey(version.id));
    const parsed = planContentSchema.safeParse(kept?.content);
    if (!parsed.success) return;
    onContent(parsed.data);
    if (kept?.revision === version.revision) return;
    const base = planContentSchema.safeParse(kept?.base);
    onConflict(base.success ? base.data : parsed.data);
  });
}
