'use client';

import { TextField } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './forms.module.css';
import { readHours, writeHours } from './hours-text';
import { type FieldProps, useField } from './use-field';

type HoursInputProps = FieldProps & {
  /** The label says «timmar» itself. */
  namesUnit?: boolean;
};

/** Hours as people write them («7,5», «7:30»); the form holds whole minutes, or null when the field is empty. */
export function HoursInput({ name, label, namesUnit = false, ...rest }: HoursInputProps) {
  const t = useTranslations('forms.hours');
  const { id, field, error } = useField(name);
  const [draft, setDraft] = useState<string | null>(null);
  const written = typeof field.value === 'number' && !Number.isNaN(field.value) ? writeHours(field.value) : '';
  return (
    <div className={styles.hours}>
      <TextField
        {...rest}
        label={
          namesUnit ? (
            label
          ) : (
            <>
              {label} <span className={styles.unit}>{t('unit')}</span>
            </>
          )
        }
        id={id}
        ref={field.ref}
        name={field.name}
        size="small"
        inputMode="decimal"
        autoComplete="off"
        value={draft ?? written}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setDraft(event.target.value);
          field.onChange(toMinutes(event.target.value));
        }}
        onBlur={() => {
          // What could not be read stays as it was written, so that it can be mended.
          if (draft !== null && !Number.isNaN(toMinutes(draft))) setDraft(null);
          field.onBlur();
        }}
        error={error}
      />
    </div>
  );
}

/** Minutes, null for nothing, NaN for what cannot be read (the schema then refuses it). */
function toMinutes(text: string): number | null {
  const reading = readHours(text);
  if (reading.kind === 'empty') return null;
  return reading.kind === 'minutes' ? reading.minutes : Number.NaN;
}
