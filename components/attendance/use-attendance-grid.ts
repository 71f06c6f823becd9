'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, useTransition } from 'react';
import { dropDraft, keepDraft, readDraft } from '@/components/forms/draft';
import type { CommandResult } from '@/components/forms/use-command-form';
import { useErrorText } from '@/components/forms/use-error-text';
import { useLeavingWarning } from '@/components/forms/use-leaving-warning';
import { useNotice } from '@/components/ui/notice';
import type { AttendanceGrid, ReportedCell } from '@/lib/attendance';
import {
  type CellDraft,
  type CellPlace,
  countGrid,
  type Drafts,
  everyoneCame,
  type FoundCell,
  findFirst,
  keepMeaningful,
  listPending,
  settle,
} from './grid-model';

export interface AttendanceActions {
  report: (input: {
    week: string;
    cells: ReportedCell[];
    correctionReason: string;
  }) => Promise<CommandResult<{ reported: number; corrected: number; unchanged: number }>>;
  verify: (input: {
    week: string;
    reports: { attendanceId: string; seenRevision: number }[];
  }) => Promise<CommandResult<{ verified: number }>>;
}

/** The state of a grid in work: what is written and not saved, where one is, and what saving answered. */
export function useAttendanceGrid(grid: AttendanceGrid, formKey: string, actions: AttendanceActions) {
  const t = useTranslations('attendance');
  const notify = useNotice();
  const router = useRouter();
  const errorText = useErrorText();
  const [{ written, history }, setWork] = useState<Work>(NO_WORK);
  const [active, setActive] = useState<CellPlace | null>(() => findFirst(grid));
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<{ reason: string; text: string } | null>(null);
  const [isSending, startSending] = useTransition();

  // What the server has since said the same of is no longer written; a conflict stays until it is settled.
  const drafts = useMemo(() => keepMeaningful(grid, written), [grid, written]);
  const pending = useMemo(() => listPending(grid, drafts), [grid, drafts]);
  const hasDrafts = Object.keys(drafts).length > 0;
  useLeavingWarning(hasDrafts);
  useKeptDrafts(formKey, drafts, reason, (kept) => {
    setWork({ written: kept.drafts, history: [] });
    setReason(kept.reason);
    if (Object.keys(keepMeaningful(grid, kept.drafts)).length > 0) notify(t('bar.restored'));
  });

  const change = useCallback(
    (to: (drafts: Drafts) => Drafts) => {
      setWork((work) => {
        const before = keepMeaningful(grid, work.written);
        return { written: to(before), history: [...work.history.slice(-49), before] };
      });
      setFailure(null);
    },
    [grid],
  );

  const undo = useCallback(() => setWork(stepBack), []);

  const fillEveryone = useCallback(() => {
    const filled = everyoneCame(grid, drafts);
    if (Object.keys(filled).length > Object.keys(drafts).length) change(() => filled);
  }, [change, drafts, grid]);

  const send = useCallback(
    <Data>(work: () => Promise<CommandResult<Data>>, onDone: (data: Data) => void) => {
      startSending(async () => {
        const result = await answer(work);
        if (result.ok) {
          setFailure(null);
          onDone(result.data);
        } else {
          setFailure({ reason: result.reason, text: errorText(result.reason) });
        }
        // Also after a refusal: what another reported meanwhile must be seen to be settled.
        startSending(() => router.refresh());
      });
    },
    [errorText, router],
  );

  const needsReason = pending.corrections > 0;
  const save = useCallback(() => {
    if (isSending) return;
    const [first] = pending.unfinished;
    if (first) {
      setActive(first);
      focusCell(first);
      return;
    }
    const obstacle = pending.conflicts.length > 0 ? 'attendanceChangedMeanwhile' : 'attendanceNothingToReport';
    if (pending.conflicts.length > 0 || pending.cells.length === 0) {
      setFailure({ reason: obstacle, text: errorText(obstacle) });
      return;
    }
    if (needsReason && reason.trim() === '') {
      setFailure({ reason: 'correctionNeedsReason', text: t('bar.reasonMissing') });
      document.getElementById(REASON_FIELD_ID)?.focus();
      return;
    }
    const input = { week: grid.week, cells: pending.cells, correctionReason: needsReason ? reason : '' };
    send(
      () => actions.report(input),
      ({ reported, corrected, unchanged }) => {
        dropDraft(formKey);
        setWork((work) => ({ ...work, history: [] }));
        setReason('');
        notify(t('bar.saved', { count: reported + corrected + unchanged }));
      },
    );
  }, [actions, errorText, formKey, grid.week, isSending, needsReason, notify, pending, reason, send, t]);

  const verify = useCallback(() => {
    const reports = countGrid(grid).verifiable.map(({ attendanceId, revision }) => ({
      attendanceId,
      seenRevision: revision,
    }));
    if (isSending || reports.length === 0) return;
    send(
      () => actions.verify({ week: grid.week, reports }),
      ({ verified }) => notify(t('verify.done', { count: verified })),
    );
  }, [actions, grid, isSending, notify, send, t]);

  const settleConflict = useCallback(
    (found: FoundCell, whose: 'theirs' | 'mine') => change((before) => settle(before, found, whose)),
    [change],
  );

  return {
    drafts,
    pending,
    hasDrafts,
    needsReason,
    active,
    setActive,
    reason,
    setReason,
    failure,
    isSending,
    change,
    undo,
    canUndo: history.length > 0 && hasDrafts,
    fillEveryone,
    save,
    verify,
    settleConflict,
  };
}

export type AttendanceGridState = ReturnType<typeof useAttendanceGrid>;

interface Work {
  written: Drafts;
  /** Earlier states, latest last, since the last save. */
  history: Drafts[];
}

const NO_WORK: Work = { written: {}, history: [] };

function stepBack({ written, history }: Work): Work {
  return { written: history.at(-1) ?? written, history: history.slice(0, -1) };
}

/** The field that asks why a reported day is changed. */
export const REASON_FIELD_ID = 'narvaro-skal';

/** Moves the focus to the cell, and the page to it. */
export function focusCell({ row, column }: CellPlace): void {
  const input = document.querySelector<HTMLInputElement>(`input[data-place="${row}:${column}"]`);
  input?.focus();
  input?.scrollIntoView({ block: 'nearest' });
}

async function answer<Data>(work: () => Promise<CommandResult<Data>>): Promise<CommandResult<Data>> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, reason: 'noConnection' };
  }
}

/** Keeps what is written in this tab until it is saved, and puts it back when the week is opened again. */
function useKeptDrafts(
  formKey: string,
  drafts: Drafts,
  reason: string,
  onFound: (kept: { drafts: Drafts; reason: string }) => void,
): void {
  const [isRead, setIsRead] = useState(false);
  const wasPutBack = useRef(false);
  const putBack = useEffectEvent((key: string) => {
    const kept = readDraft(key);
    if (wasPutBack.current || !kept || !isDrafts(kept.drafts)) return;
    wasPutBack.current = true;
    onFound({ drafts: kept.drafts, reason: typeof kept.reason === 'string' ? kept.reason : '' });
  });
  useEffect(() => {
    putBack(formKey);
    setIsRead(true);
  }, [formKey]);
  useEffect(() => {
    if (!isRead) return;
    if (Object.keys(drafts).length > 0) keepDraft(formKey, { drafts, reason });
    else dropDraft(formKey);
  }, [isRead, formKey, drafts, reason]);
}

function isDrafts(value: unknown): value is Drafts {
  return typeof value === 'object' && value !== null && Object.values(value).every(isCellDraft);
}

function isCellDraft(value: unknown): value is CellDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['entry', 'fault', 'text', 'seenRevision'].every((name) => name in value)
  );
}
