'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { unstable_rethrow } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { dropDraft, keepDraft, readDraft } from './draft';
import { listProblems, pickChanged } from './form-problems';
import { useLeavingWarning } from './use-leaving-warning';
import { validationKey } from './validation-key';

/** What a server action answers. `reason` is a key under `reasons`, `fields` are keys beside their fields. */
export type CommandResult<Data> =
  | { ok: true; data: Data }
  | { ok: false; reason: string; fields?: Record<string, string> };

type FormSchema = z.ZodType<unknown, FieldValues>;

export type CommandFormOptions<Schema extends FormSchema, Data> = {
  /** The schema that the server uses too. Its messages are keys under `validation`. */
  schema: Schema;
  action: (input: z.input<Schema>) => Promise<CommandResult<Data>>;
  /** Names the draft in this tab, e.g. `plan-${caseId}`. Also the prefix of the fields' ids. */
  formKey: string;
  defaultValues: z.input<Schema>;
  onDone?: (data: Data) => void | Promise<void>;
  /** 'clear' empties the form when the command is done, for adding one after the other. */
  afterDone?: 'keep' | 'clear';
};

export type CommandFormHandle<Values extends FieldValues, Output = unknown> = {
  form: UseFormReturn<Values, unknown, Output>;
  formKey: string;
  submit: (event?: { preventDefault: () => void }) => Promise<void>;
  isSending: boolean;
  /** The reason of the server's refusal, or null. */
  refusal: string | null;
  /** The fields that are in error since the last attempt. */
  problems: { name: string; message: string }[];
  /** Grows with each attempt that failed, so that the summary can take focus. */
  failedAttempts: number;
  /** What was typed before and not saved has been put back. */
  hasDraft: boolean;
  discardDraft: () => void;
  /** Takes values as saved by something else than the form's own command: a draft that is saved as one types. */
  settle: (values: Values) => void;
};

/**
 * A form that sends one command: checks with the shared schema, shows errors beside the field and in a summary, keeps
 * what is typed in this tab until it is saved, sends once at a time, and survives a lost session or connection.
 */
export function useCommandForm<Schema extends FormSchema, Data>(
  options: CommandFormOptions<Schema, Data>,
): CommandFormHandle<z.input<Schema>, z.output<Schema>> {
  type Values = z.input<Schema>;
  const { schema, action, formKey, defaultValues, onDone, afterDone = 'keep' } = options;
  const form = useForm<Values, unknown, z.output<Schema>>({
    resolver: zodResolver(schema, { error: validationKey }),
    defaultValues: defaultValues as DefaultValues<Values>,
    shouldFocusError: false,
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [failedAttempts, setFailedAttempts] = useState(0);
  const [isSending, setIsSending] = useState(false);
  const sending = useRef(false);
  const { hasDraft, discardDraft, settle } = useDraft(form, formKey, defaultValues);
  // Read at every render: react-hook-form tells only of what has been read.
  const { errors, isDirty } = form.formState;
  useLeavingWarning(isDirty);

  const fail = useCallback((reason: string | null) => {
    setRefusal(reason);
    setHasFailed(true);
    setFailedAttempts((count) => count + 1);
  }, []);

  const sendValues = useCallback(async () => {
    const values = form.getValues();
    const result = await send(action, values);
    if (result.ok) {
      settle(afterDone === 'clear' ? defaultValues : values);
      setHasFailed(false);
      await onDone?.(result.data);
      return;
    }
    for (const [name, message] of Object.entries(result.fields ?? {})) {
      form.setError(name as Path<Values>, { type: 'server', message });
    }
    fail(result.reason);
  }, [action, afterDone, defaultValues, fail, form, onDone, settle]);

  const submit = useCallback(
    async (event?: { preventDefault: () => void }) => {
      event?.preventDefault();
      if (sending.current) return;
      sending.current = true;
      setIsSending(true);
      setRefusal(null);
      try {
        let isValid = true;
        await form.handleSubmit(sendValues, () => {
          isValid = false;
        })();
        // Only now do the errors stand in the form, so that the summary is there to take focus.
        if (!isValid) fail(null);
      } finally {
        sending.current = false;
        setIsSending(false);
      }
    },
    [fail, form, sendValues],
  );

  const problems = hasFailed ? listProblems(errors) : [];
  return { form, formKey, submit, isSending, refusal, problems, failedAttempts, hasDraft, discardDraft, settle };
}

/** Sends the command. A connection that fails is an answer like any other. */
async function send<Values, Data>(
  action: (input: Values) => Promise<CommandResult<Data>>,
  values: Values,
): Promise<CommandResult<Data>> {
  try {
    return await action(values);
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, reason: 'noConnection' };
  }
}

const DRAFT_DELAY_MS = 250;

/** Keeps what differs from the saved values, and puts it back when the form is opened again in this tab. */
function useDraft<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  formKey: string,
  defaultValues: Values,
) {
  const [hasDraft, setHasDraft] = useState(false);
  const saved = useRef(defaultValues);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const draft = readDraft(formKey);
    if (!draft || Object.keys(draft).length === 0) return;
    form.reset({ ...saved.current, ...draft } as Values, { keepDefaultValues: true });
    setHasDraft(true);
  }, [form, formKey]);

  useEffect(() => {
    const keep = (values: Values) => {
      const changed = pickChanged(values, saved.current);
      if (Object.keys(changed).length > 0) keepDraft(formKey, changed);
      else dropDraft(formKey);
    };
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values }) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => keep(values), DRAFT_DELAY_MS);
      },
    });
    // What was typed in the last moment before one leaves is kept too.
    const keepNow = () => keep(form.getValues());
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      clearTimeout(timer.current);
      stop();
      keepNow();
    };
  }, [form, formKey]);

  /** Takes values as the saved ones: nothing is unsaved, and the draft is forgotten. */
  const settle = useCallback(
    (values: Values) => {
      clearTimeout(timer.current);
      saved.current = values;
      dropDraft(formKey);
      form.reset(values);
      setHasDraft(false);
    },
    [form, formKey],
  );

  const discardDraft = useCallback(() => settle(saved.current), [settle]);

  // The page came back with newer values, such as the next version number. They are taken over unless something is
  // unsaved: then the old version stays with it, and the server tells of the conflict.
  const { isDirty } = form.formState;
  const offered = JSON.stringify(defaultValues);
  const taken = useRef(offered);
  useEffect(() => {
    if (isDirty || taken.current === offered) return;
    taken.current = offered;
    settle(JSON.parse(offered) as Values);
  }, [isDirty, offered, settle]);

  return { hasDraft, discardDraft, settle };
}
