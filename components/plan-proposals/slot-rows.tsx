'use client';

import { Button, Select } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { useErrorText } from '@/components/forms/use-error-text';
import { useField } from '@/components/forms/use-field';
import { MinuteSelect } from '@/components/plans/planner/slot-list';
import { Icon } from '@/components/ui/icon';
import { formatWeekday } from '@/lib/time';
import styles from './plan-proposals.module.css';

interface Slot {
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The times of an activity, one a row. A new one is as the one before it, the day after. */
export function SlotRows({ name, label }: { name: string; label: string }) {
  const t = useTranslations('planProposals.form');
  const { id, field, error } = useField(name);
  const { formState } = useFormContext();
  const errorText = useErrorText();
  const slots: Slot[] = field.value ?? [];
  const faults = (formState.errors[name] ?? []) as Record<number, Partial<Record<keyof Slot, { message?: string }>>>;
  const set = (index: number, change: Partial<Slot>) =>
    field.onChange(slots.map((slot, place) => (place === index ? { ...slot, ...change } : slot)));
  const add = () => {
    const last = slots.at(-1) ?? { weekday: 0, startsMinute: 540, endsMinute: 720 };
    field.onChange([...slots, { ...last, weekday: Math.min(7, last.weekday + 1) }]);
  };
  return (
    <fieldset className={styles.slots} id={id} data-names-group="" tabIndex={-1}>
      <legend>{label}</legend>
      {slots.map((slot, index) => {
        const fault = Object.values(faults[index] ?? {}).find((each) => each?.message)?.message;
        // Rows have no name of their own; they are taken away by place.
        const key = `${index}-${slots.length}`;
        return (
          <div key={key} className={styles.slot}>
            <Select
              size="small"
              hideLabel
              label={t('weekday')}
              value={slot.weekday}
              onChange={(event) => set(index, { weekday: Number(event.target.value) })}
            >
              {WEEKDAYS.map((weekday) => (
                <option key={weekday} value={weekday}>
                  {formatWeekday(weekday)}
                </option>
              ))}
            </Select>
            <MinuteSelect
              label={t('from')}
              value={slot.startsMinute}
              from={0}
              to={1435}
              onChange={(startsMinute) => set(index, { startsMinute })}
            />
            <span aria-hidden="true">–</span>
            <MinuteSelect
              label={t('to')}
              value={slot.endsMinute}
              from={5}
              to={1440}
              onChange={(endsMinute) => set(index, { endsMinute })}
            />
            <Button
              type="button"
              size="small"
              variant="tertiary"
              icon={<Icon name="close" />}
              onClick={() => field.onChange(slots.filter((_, place) => place !== index))}
            >
              <span className="visually-hidden">{t('removeSlot', { day: formatWeekday(slot.weekday) })}</span>
            </Button>
            {fault ? (
              <p className={styles.fault} role="alert">
                {errorText(fault)}
              </p>
            ) : null}
          </div>
        );
      })}
      {error ? (
        <p className={styles.fault} role="alert">
          {error}
        </p>
      ) : null}
      <div>
        <Button type="button" size="small" variant="secondary" icon={<Icon name="plus" />} onClick={add}>
          {t('addSlot')}
        </Button>
      </div>
    </fieldset>
  );
}
