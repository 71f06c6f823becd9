'use client';

import { DatePicker } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatWeek, formatWeekday, type IsoDay, isIsoDay, toIsoWeek, weekday } from '@/lib/time';
import { readDay } from './day-text';
import styles from './forms.module.css';
import { type FieldProps, useField } from './use-field';

export type DayInputProps = FieldProps & {
  /** The first and last day that the calendar offers. The schema decides what may be saved. */
  from?: IsoDay;
  to?: IsoDay;
};

/**
 * A day, typed («2026-11-21», «261121», «21/11/2026») or chosen in the calendar. The form holds 'YYYY-MM-DD', or null when
 * empty; beside the label stand weekday and week. A plain text field and not the browser's own date field, which follows
 * the browser's language and cannot be pasted into.
 */
export function DayInput({ name, label, from, to, description, ...rest }: DayInputProps) {
  const t = useTranslations('forms.day');
  const { id, field, error } = useField(name);
  const [draft, setDraft] = useState<string | null>(null);
  const day = typeof field.value === 'string' && isIsoDay(field.value) ? field.value : null;
  const writeWeek = (known: IsoDay) =>
    t('week', { weekday: formatWeekday(weekday(known)), week: formatWeek(toIsoWeek(known)) });
  const choose = (text: string) => {
    const reading = readDay(text);
    if (reading.kind === 'day') field.onChange(reading.day);
    else field.onChange(reading.kind === 'empty' ? null : text);
  };
  return (
    <DatePicker
      mode="single"
      showWeekNumber
      selected={day ? toCalendarDate(day) : undefined}
      defaultMonth={day ? toCalendarDate(day) : undefined}
      fromDate={from ? toCalendarDate(from) : undefined}
      toDate={to ? toCalendarDate(to) : undefined}
      onSelect={(date) => {
        setDraft(null);
        field.onChange(date ? fromCalendarDate(date) : null);
      }}
    >
      <DatePicker.Input
        {...rest}
        label={
          <>
            {label} <span className={styles.unit}>{day ? writeWeek(day) : null}</span>
          </>
        }
        id={id}
        ref={field.ref}
        name={field.name}
        size="small"
        inputMode="numeric"
        description={description}
        placeholder={t('hint')}
        value={draft ?? (typeof field.value === 'string' ? field.value : '')}
        onChange={(event) => {
          setDraft(event.target.value);
          choose(event.target.value);
        }}
        onBlur={() => {
          setDraft(null);
          field.onBlur();
        }}
        error={error}
      />
    </DatePicker>
  );
}

/** The calendar counts in local dates; a day has no time zone and is never turned into one. */
function toCalendarDate(day: IsoDay): Date {
  return new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
}

function fromCalendarDate(date: Date): IsoDay {
  const [month, dayOfMonth] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${dayOfMonth}`;
}
