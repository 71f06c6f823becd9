'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandFormHandle, CommandResult } from '@/components/forms/use-command-form';
import { type SavedAbsenceReview, saveAbsenceReviewSchema } from '@/lib/absence-reviews';
import type { ReviewFormValues } from './review-form-values';

export type SaveReview = (input: ReviewFormValues) => Promise<CommandResult<SavedAbsenceReview>>;

/** Where the saving stands, as it is shown. */
export type ReviewSavingStatus =
  | { kind: 'SAVED'; at: string }
  | { kind: 'UNSAVED' | 'SAVING' | 'FAULTY' }
  | { kind: 'FAILED'; reason: string };

const PAUSE_MS = 1200;

/** The revision that is known to be saved, and the save that is on its way, which a decision waits for. */
export function useReviewRevision(revision: number) {
  return useRef<{ revision: number; running: Promise<void> | null }>({ revision, running: null });
}

/**
 * Saves a review a moment after the last change, one save at a time. What cannot be saved stays in this tab, and a colleague's save in between
 * stops it with the words why.
 */
export function useReviewSaving(
  command: CommandFormHandle<ReviewFormValues>,
  known: ReturnType<typeof useReviewRevision>,
  { savedAt, save }: { savedAt: string; save: SaveReview },
): ReviewSavingStatus {
  const { form, settle } = command;
  const [status, setStatus] = useState<ReviewSavingStatus>({ kind: 'SAVED', at: savedAt });
  const values = useWatch({ control: form.control });
  const { decision: _, ...content } = values as ReviewFormValues;
  const written = JSON.stringify(content);
  const saved = useRef(written);

  const saveNow = useCallback(async () => {
    const { decision: __, ...sent } = form.getValues();
    const parsed = saveAbsenceReviewSchema.safeParse({ ...sent, revision: known.current.revision });
    if (!parsed.success) return setStatus({ kind: 'FAULTY' });
    setStatus({ kind: 'SAVING' });
    const result = await sendCommand(save, { ...form.getValues(), revision: known.current.revision });
    if (!result.ok)
      return setStatus({ kind: 'FAILED', reason: Object.values(result.fields ?? {})[0] ?? result.reason });
    known.current.revision = result.data.revision;
    saved.current = JSON.stringify(sent);
    const { decision: ___, ...present } = form.getValues();
    // What was typed meanwhile is still unsaved, and saved next.
    if (JSON.stringify(present) === saved.current) settle(form.getValues());
    setStatus({ kind: 'SAVED', at: result.data.savedAt });
  }, [form, known, save, settle]);

  useEffect(() => {
    if (written === saved.current) return;
    setStatus((current) => (current.kind === 'SAVING' ? current : { kind: 'UNSAVED' }));
    const timer = setTimeout(async () => {
      await known.current.running;
      known.current.running = saveNow();
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written, known, saveNow]);

  return status;
}
