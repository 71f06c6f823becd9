'use client';

import { type UseControllerReturn, useController, useFormContext } from 'react-hook-form';
import { useFieldId } from './command-form';
import { useErrorText } from './use-error-text';

/** What every field takes. `name` is the path in the form's values, e.g. 'slots.2.startsMinute'. */
export type FieldProps = {
  name: string;
  label: React.ReactNode;
  description?: React.ReactNode;
  /** For fields in a grid, where the heading already says it. It is still read out. */
  hideLabel?: boolean;
  readOnly?: boolean;
};

type WiredField = {
  id: string;
  field: UseControllerReturn['field'];
  /** The error in words, or undefined. */
  error: string | undefined;
};

/** Wires a field to the form around it: its value, its id and its error in words. */
export function useField(name: string): WiredField {
  const { control } = useFormContext();
  const { field, fieldState } = useController({ name, control });
  const errorText = useErrorText();
  return { id: useFieldId(name), field, error: fieldState.error ? errorText(fieldState.error.message) : undefined };
}
