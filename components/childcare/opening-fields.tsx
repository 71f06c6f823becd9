'use client';

import { Checkbox, Select } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useErrorText } from '@/components/forms/use-error-text';
import { formatClockTime, formatWeekday } from '@/lib/time';
import styles from './childcare.module.css';
import type { OfferFormValues } from './offer-form';

interface DayHours {
  weekday: number;
  opensMinute: number;
  closesMinute: number;
}

const WEEKDAYS = [1, 2, 3, 4, 5];
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const QUARTER = 15;
const QUARTERS = Array.from({ length: 20 * 4 + 1 }, (_, index) => 4 * 60 + index * QUARTER);
const USUAL = { opensMinute: 6 * 60 + 30, closesMinute: 18 * 60 };

/** When it is open: the same every weekday, or day by day; left empty when that is not known. */
export function OpeningFields() {
  const t = useTranslations('childcare.form');
  const errorText = useErrorText();
  const { control, setValue, formState } = useFormContext<OfferFormValues>();
  const hours = (useWatch({ control, name: 'hours' }) ?? []) as DayHours[];
  const [isByDay, setIsByDay] = useState(() => !isSameEveryWeekday(hours));
  const write = (next: DayHours[]) => setValue('hours', next, { shouldDirty: true });
  const [first] = hours;
  const errors = formState.errors.hours;

  function writeDay(weekday: number, change: Partial<DayHours> | null) {
    const others = hours.filter((each) => each.weekday !== weekday);
    const known = hours.find((each) => each.weekday === weekday) ?? { weekday, ...USUAL };
    const next = change === null ? others : [...others, { ...known, ...change }];
    write(next.toSorted((a, b) => a.weekday - b.weekday));
  }

  const everyWeekday = (change: Partial<DayHours> | null) =>
    write(change === null ? [] : WEEKDAYS.map((weekday) => ({ ...USUAL, ...first, ...change, weekday })));

  return (
    <fieldset className={styles.opening}>
      <legend>{t('opening')}</legend>
      <Checkbox
        size="small"
        checked={isByDay}
        onChange={({ target }) => {
          setIsByDay(target.checked);
          if (!target.checked) everyWeekday(first ? {} : null);
        }}
      >
        {t('byDay')}
      </Checkbox>
      {isByDay ? (
        ALL_DAYS.map((weekday) => (
          <OpeningRow
            key={weekday}
            name={formatWeekday(weekday)}
            hours={hours.find((each) => each.weekday === weekday)}
            onChange={(change) => writeDay(weekday, change)}
          />
        ))
      ) : (
        <OpeningRow name={t('everyWeekday')} hours={first} onChange={everyWeekday} />
      )}
      {Array.isArray(errors)
        ? errors.map((error, index) =>
            error?.closesMinute?.message ? (
              <p key={hours[index]?.weekday ?? index} className={styles.error} role="alert">
                {formatWeekday(hours[index]?.weekday ?? 1)}: {errorText(error.closesMinute.message)}
              </p>
            ) : null,
          )
        : null}
    </fieldset>
  );
}

interface OpeningRowProps {
  name: string;
  hours: DayHours | undefined;
  onChange: (change: Partial<DayHours> | null) => void;
}

function OpeningRow({ name, hours, onChange }: OpeningRowProps) {
  const t = useTranslations('childcare.form');
  const options = QUARTERS.map((minute) => (
    <option key={minute} value={minute}>
      {formatClockTime(minute)}
    </option>
  ));
  const pick = (key: 'opensMinute' | 'closesMinute') => ({
    value: hours?.[key] ?? '',
    onChange: ({ target }: React.ChangeEvent<HTMLSelectElement>) =>
      onChange(target.value === '' ? null : { [key]: Number(target.value) }),
  });
  return (
    <div className={styles.line}>
      <Select size="small" label={t('opens', { day: name })} {...pick('opensMinute')}>
        <option value="">{t('closed')}</option>
        {options}
      </Select>
      <Select size="small" label={t('closes', { day: name })} {...pick('closesMinute')}>
        <option value="">{t('closed')}</option>
        {options}
      </Select>
    </div>
  );
}

function isSameEveryWeekday(hours: readonly DayHours[]): boolean {
  if (hours.length === 0) return true;
  const [first] = hours;
  return (
    hours.length === WEEKDAYS.length &&
    hours.every(
      ({ weekday, opensMinute, closesMinute }) =>
        weekday <= 5 && opensMinute === first?.opensMinute && closesMinute === first.closesMinute,
    )
  );
}
