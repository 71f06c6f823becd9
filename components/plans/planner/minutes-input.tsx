'use client';

import { TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { type FieldProps, useField } from '@/components/forms/use-field';
import styles from './planner.module.css';

/** What stands for a text that is no whole number: the rules refuse it, and unlike NaN it is told apart from nothing when it is compared. */
const UNREADABLE = -1;

/** A whole number of minutes; null when the field is empty. */
export function MinutesInput({ name, ...rest }: FieldProps) {
  const { id, field, error } = useField(name);
  const [draft, setDraft] = useState<string | null>(null);
  const written = typeof field.value === 'number' && field.value !== UNREADABLE ? String(field.value) : '';
  return (
    <TextField
      {...rest}
      className={styles.minutes}
      id={id}
      ref={field.ref}
      name={field.name}
      size="small"
      inputMode="numeric"
      autoComplete="off"
      value={draft ?? written}
      onChange={(event) => {
        setDraft(event.target.value);
        field.onChange(readMinutes(event.target.value));
      }}
      onBlur={() => {
        // What could not be read stays as it was written, so that it can be mended.
        if (draft !== null && readMinutes(draft) !== UNREADABLE) setDraft(null);
        field.onBlur();
      }}
      error={error}
    />
  );
}

function readMinutes(text: string): number | null {
  const trimmed = text.replace(/\s*(min|minuter)\.?$/i, '').trim();
  if (trimmed === '') return null;
  return /^\d+$/.test(trimmed) ? Number(trimmed) : UNREADABLE;
}
