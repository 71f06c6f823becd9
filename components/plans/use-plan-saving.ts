'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, keepDraft } from '@/components/forms/draft';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { validationKey } from '@/components/forms/validation-key';
import {
  type ApprovingParty,
  listPlanFaults,
  type PlanContent,
  type PlanVersionView,
  planContentSchema,
  type SavedPlan,
  type SavePlanDraftInput,
} from '@/lib/plans';
import type { IsoDay } from '@/lib/time';

export interface PlanSavingActions {
  save: (input: SavePlanDraftInput) => Promise<CommandResult<SavedPlan>>;
  read: (input: { caseId: string }) => Promise<CommandResult<PlanVersionView | null>>;
}

/** Where the saving stands, as it is shown. */
export type SavingStatus =
  | { kind: 'SAVED'; at: string }
  | { kind: 'UNSAVED' }
  | { kind: 'SAVING' }
  | { kind: 'FAULTY' }
  | { kind: 'FAILED'; reason: string };

/** Someone else has saved meanwhile: what they saved (null for a version that is no longer open), and what both began from. */
export interface PlanConflict {
  theirs: PlanVersionView | null;
  base: PlanContent;
}

interface PlanSavingOptions {
  caseId: string;
  today: IsoDay;
  version: PlanVersionView;
  content: PlanContent;
  actions: PlanSavingActions;
  /** A draft is saved as one types; a proposal only when asked, since that takes the approvals away. */
  isAutomatic: boolean;
}

const PAUSE_MS = 1200;
const CONFLICTS = ['planChangedMeanwhile', 'planApprovedMeanwhile'];

/** The name of what this tab keeps until it is saved. */
export function planDraftKey(versionId: string): string {
  return `plan-${versionId}`;
}

/**
 * Saves the whole version, one save at a time, from the revision it was last known at. What is typed is kept in this tab until it is
 * saved; a conflict stops the saving and fetches what the other saved, so that the user chooses.
 */
export function usePlanSaving({ caseId, today, version, content, actions, isAutomatic }: PlanSavingOptions) {
  const [status, setStatus] = useState<SavingStatus>({ kind: 'SAVED', at: version.changedAt });
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [missing, setMissing] = useState(version.missing);
  const [lost, setLost] = useState<SavedPlan['lostApprovals']>([]);
  const [conflict, setConflict] = useState<PlanConflict | null>(null);
  const savedAt = useRef(version.changedAt);
  const isKept = useRef(false);
  const base = useRef({ revision: version.revision, approvals: version.approvals.map(({ party }) => party) });
  const saved = useRef(JSON.stringify(content));
  const latest = useRef(content);
  const running = useRef<Promise<boolean> | null>(null);
  latest.current = content;
  const written = JSON.stringify(content);
  const isUnsaved = written !== saved.current;

  const check = useCallback(
    (candidate: PlanContent): boolean => {
      const found = listContentFaults(candidate, { today, isDraft: version.state === 'DRAFT' });
      setFaults(found);
      return Object.keys(found).length === 0;
    },
    [today, version.state],
  );

  const fetchTheirs = useCallback(async () => {
    const read = await sendCommand(actions.read, { caseId });
    setConflict({ theirs: read.ok ? read.data : null, base: JSON.parse(saved.current) });
  }, [actions, caseId]);

  const saveLatest = useCallback(async (): Promise<boolean> => {
    while (JSON.stringify(latest.current) !== saved.current) {
      const sent = latest.current;
      if (!check(sent)) {
        setStatus({ kind: 'FAULTY' });
        return false;
      }
      setStatus({ kind: 'SAVING' });
      const result = await sendCommand(actions.save, {
        caseId,
        versionId: version.id,
        revision: base.current.revision,
        approvalsSeen: base.current.approvals,
        content: sent,
      });
      if (!result.ok) {
        setStatus({ kind: 'FAILED', reason: result.reason });
        setFaults(withoutPrefix(result.fields ?? {}));
        if (CONFLICTS.includes(result.reason)) await fetchTheirs();
        return false;
      }
      base.current = { revision: result.data.revision, approvals: [] };
      saved.current = JSON.stringify(sent);
      savedAt.current = result.data.savedAt;
      setMissing(result.data.missing);
      if (result.data.lostApprovals.length > 0) setLost(result.data.lostApprovals);
      setStatus({ kind: 'SAVED', at: result.data.savedAt });
    }
    dropDraft(planDraftKey(version.id));
    return true;
  }, [actions, caseId, check, fetchTheirs, version.id]);

  /** Saves all there is; true when nothing is left unsaved. */
  const flush = useCallback((): Promise<boolean> => {
    running.current ??= saveLatest().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [saveLatest]);

  useEffect(() => {
    if (written === saved.current) {
      if (!isKept.current) return;
      // Back at what is saved: what was wrong meanwhile is not wrong any more, and need not be kept.
      isKept.current = false;
      dropDraft(planDraftKey(version.id));
      setFaults((current) => (Object.keys(current).length === 0 ? current : {}));
      setStatus((current) =>
        current.kind === 'FAULTY' || current.kind === 'UNSAVED' ? { kind: 'SAVED', at: savedAt.current } : current,
      );
      return;
    }
    isKept.current = true;
    keepDraft(planDraftKey(version.id), {
      revision: base.current.revision,
      content: JSON.parse(written),
      base: JSON.parse(saved.current),
    });
    setStatus((current) => (current.kind === 'SAVING' ? current : { kind: 'UNSAVED' }));
    if (!isAutomatic || conflict) return;
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written, version.id, isAutomatic, conflict, flush]);

  /** Goes on from what the other saved: with their content as the saved one, or to save one's own over it. */
  const settleConflict = useCallback((theirs: PlanVersionView, theirContent: PlanContent) => {
    base.current = { revision: theirs.revision, approvals: theirs.approvals.map(({ party }) => party) };
    saved.current = JSON.stringify(theirContent);
    setMissing(theirs.missing);
    setFaults({});
    setConflict(null);
  }, []);

  return {
    status,
    faults,
    missing,
    lost,
    conflict,
    setConflict,
    isUnsaved,
    flush,
    settleConflict,
    revision: () => base.current.revision,
    approvals: (): ApprovingParty[] => base.current.approvals,
  };
}

/** Field path → key of what is wrong, by the schema and the rules that the server uses too. */
function listContentFaults(content: PlanContent, options: { today: IsoDay; isDraft: boolean }): Record<string, string> {
  const parsed = planContentSchema.safeParse(content, { error: validationKey });
  if (!parsed.success) {
    return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
  }
  return Object.fromEntries(listPlanFaults(content, options).map(({ field, reason }) => [field, reason]));
}

function withoutPrefix(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, reason]) => [field.replace(/^content\./, ''), reason]));
}
