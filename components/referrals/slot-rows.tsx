'use client';

import { Button, Select, TextField } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { formatClockTime } from '@/lib/time';
import styles from './referrals.module.css';

interface SlotValues {
  slots: { weekday: number; startsMinute: number; endsMinute: number }[];
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Fixed times in the week, one row each; without any, the weekly hours lie where they fit. */
export function SlotRows() {
  const t = useTranslations('referral');
  const { control, watch, setValue, formState } = useFormContext<SlotValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'slots' });
  const slots = watch('slots');
  return (
    <fieldset className={styles.slots}>
      <legend>{t('slots')}</legend>
      {fields.map((field, at) => {
        const slot = slots[at];
        if (!slot) return null;
        const error = formState.errors.slots?.[at]?.endsMinute?.message;
        return (
          <div key={field.id} className={styles.slot}>
            <Select
              size="small"
              label={t('weekday')}
              value={slot.weekday}
              onChange={({ target }) => setValue(`slots.${at}.weekday`, Number(target.value), { shouldDirty: true })}
            >
              {WEEKDAYS.map((weekday) => (
                <option key={weekday} value={weekday}>
                  {t(`weekdays.${weekday}`)}
                </option>
              ))}
            </Select>
            <TimeField
              label={t('from')}
              minute={slot.startsMinute}
              onChange={(minute) => setValue(`slots.${at}.startsMinute`, minute, { shouldDirty: true })}
            />
            <TimeField
              label={t('to')}
              minute={slot.endsMinute}
              error={error}
              onChange={(minute) =>
                setValue(`slots.${at}.endsMinute`, minute, { shouldDirty: true, shouldValidate: true })
              }
            />
            <Button type="button" size="small" variant="tertiary" onClick={() => remove(at)}>
              {t('removeSlot', { slot: `${t(`weekdays.${slot.weekday}`)} ${formatClockTime(slot.startsMinute)}` })}
            </Button>
          </div>
        );
      })}
      <Button
        type="button"
        size="small"
        variant="secondary"
        onClick={() => append({ weekday: 1, startsMinute: 9 * 60, endsMinute: 10 * 60 })}
      >
        {t('addSlot')}
      </Button>
    </fieldset>
  );
}

interface TimeFieldProps {
  label: string;
  minute: number;
  error?: string | undefined;
  onChange: (minute: number) => void;
}

function TimeField({ label, minute, error, onChange }: TimeFieldProps) {
  const validation = useTranslations('validation');
  return (
    <TextField
      size="small"
      type="time"
      step={300}
      label={label}
      value={`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`}
      error={error ? validation(error) : undefined}
      onChange={({ target }) => {
        const [hours, minutes] = target.value.split(':').map(Number);
        if (hours !== undefined && minutes !== undefined && !Number.isNaN(hours + minutes))
          onChange(hours * 60 + minutes);
      }}
    />
  );
}
