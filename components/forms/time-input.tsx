'use client';

import { TextField } from '@navikt/ds-react';
import styles from './forms.module.css';
import { type FieldProps, useField } from './use-field';

/** A time of day; the form holds minutes since midnight, or null when it is empty. */
export function TimeInput({ name, label, ...rest }: FieldProps) {
  const { id, field, error } = useField(name);
  return (
    <div className={styles.hours}>
      <TextField
        {...rest}
        label={label}
        id={id}
        ref={field.ref}
        name={field.name}
        type="time"
        size="small"
        value={typeof field.value === 'number' ? writeTime(field.value) : ''}
        onChange={({ target }) => field.onChange(readTime(target.value))}
        onBlur={field.onBlur}
        error={error}
      />
    </div>
  );
}

function writeTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function readTime(text: string): number | null {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? null : hours * 60 + minutes;
}
