'use client';

import { Checkbox, CheckboxGroup, Radio, RadioGroup, Select, Textarea, TextField } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import styles from './forms.module.css';
import { type FieldProps, useField } from './use-field';

export type TextInputProps = FieldProps & {
  type?: 'text' | 'email' | 'tel';
  width?: 'short' | 'medium' | 'full';
  autoComplete?: string;
  /** What an emptied field holds: '' or null, as the schema has it. */
  emptyValue?: '' | null;
};

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { name, type = 'text', width = 'full', autoComplete = 'off', emptyValue = '', ...rest } = props;
  const { id, field, error } = useField(name);
  return (
    <div className={styles.field} data-width={width}>
      <TextField
        {...rest}
        {...field}
        id={id}
        size="small"
        type={type}
        autoComplete={autoComplete}
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.target.value === '' ? emptyValue : event.target.value)}
        error={error}
      />
    </div>
  );
}

const COUNTED_FROM_END = 200;

export type TextAreaInputProps = FieldProps & {
  /** Told as «tecken kvar» when few are left. The schema refuses what is longer. */
  maxLength?: number;
  minRows?: number;
  emptyValue?: '' | null;
};

/** Several lines of text that grow with what is written. */
export function TextAreaInput({ name, maxLength, minRows = 3, emptyValue = '', ...rest }: TextAreaInputProps) {
  const { id, field, error } = useField(name);
  const isNearEnd = maxLength !== undefined && String(field.value ?? '').length > maxLength - COUNTED_FROM_END;
  return (
    <Textarea
      {...rest}
      {...field}
      id={id}
      size="small"
      minRows={minRows}
      maxLength={isNearEnd ? maxLength : undefined}
      value={field.value ?? ''}
      onChange={(event) => field.onChange(event.target.value === '' ? emptyValue : event.target.value)}
      error={error}
    />
  );
}

export type Option = { value: string; label: string; disabled?: boolean };

export type SelectInputProps = FieldProps & {
  options: Option[];
  /** The text of the empty choice; false when there is always a choice. */
  placeholder?: string | false;
  width?: 'medium' | 'full';
  emptyValue?: '' | null;
};

/** One of many, in a list that unfolds. */
export function SelectInput(props: SelectInputProps) {
  const { name, options, placeholder, width = 'full', emptyValue = '', ...rest } = props;
  const t = useTranslations('forms');
  const { id, field, error } = useField(name);
  return (
    <div className={styles.field} data-width={width}>
      <Select
        {...rest}
        {...field}
        id={id}
        size="small"
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.target.value === '' ? emptyValue : event.target.value)}
        error={error}
      >
        {placeholder === false ? null : <option value="">{placeholder ?? t('choose')}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}

export type Choice<Value extends string | number | boolean = string> = {
  value: Value;
  label: React.ReactNode;
  description?: string;
};

export type RadioInputProps<Value extends string | number | boolean> = FieldProps & { choices: Choice<Value>[] };

/** One of few, all in sight. Values may be texts, numbers or yes and no. */
export function RadioInput<Value extends string | number | boolean>(props: RadioInputProps<Value>) {
  const { name, label, hideLabel, choices, ...rest } = props;
  const { id, field, error } = useField(name);
  return (
    <RadioGroup
      {...rest}
      legend={label}
      hideLegend={hideLabel}
      name={field.name}
      size="small"
      value={field.value ?? ''}
      onChange={(value: Value) => field.onChange(value)}
      error={error}
    >
      {choices.map((choice, index) => (
        <Radio
          key={String(choice.value)}
          id={index === 0 ? id : `${id}-${index}`}
          data-names-group={index === 0 ? '' : undefined}
          value={choice.value}
          description={choice.description}
          onBlur={field.onBlur}
        >
          {choice.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}

export type CheckboxInputProps = Omit<FieldProps, 'description'> & { description?: string };

/** Yes or no, as one box. */
export function CheckboxInput({ name, label, hideLabel = false, description, readOnly }: CheckboxInputProps) {
  const { id, field, error } = useField(name);
  return (
    <CheckboxGroup legend={label} hideLegend size="small" value={field.value ? [true] : []} error={error}>
      <Checkbox
        description={description}
        readOnly={readOnly}
        id={id}
        ref={field.ref}
        value={true}
        hideLabel={hideLabel}
        onBlur={field.onBlur}
        onChange={(event) => field.onChange(event.target.checked)}
      >
        {label}
      </Checkbox>
    </CheckboxGroup>
  );
}

export type CheckboxesInputProps = FieldProps & { choices: Choice[] };

/** Any number of few. The value is the list of the chosen. */
export function CheckboxesInput({ name, label, hideLabel, choices, ...rest }: CheckboxesInputProps) {
  const { id, field, error } = useField(name);
  return (
    <CheckboxGroup
      {...rest}
      legend={label}
      hideLegend={hideLabel}
      size="small"
      value={field.value ?? []}
      onChange={(value: string[]) => field.onChange(value)}
      error={error}
    >
      {choices.map((choice, index) => (
        <Checkbox
          key={choice.value}
          id={index === 0 ? id : `${id}-${index}`}
          data-names-group={index === 0 ? '' : undefined}
          value={choice.value}
          description={choice.description}
          onBlur={field.onBlur}
        >
          {choice.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
