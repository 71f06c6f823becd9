'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { FormKeyContext } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { changeSlotDays, type PlannerSlot, type PlannerState } from '@/lib/plans';
import { formatDayAndMonth, type IsoDay, isIsoDay } from '@/lib/time';
import styles from './selection.module.css';

interface SlotDaysProps {
  slot: PlannerSlot;
  faults: Record<string, string>;
  /** Where the slot stands among the errors: «2.slots.0». */
  path: string;
  onEdit: (change: (state: PlannerState) => PlannerState, runOf?: string) => void;
}

interface Typed {
  startsOn: IsoDay | null;
  endsOn: IsoDay | null;
}

const FIELDS = ['startsOn', 'endsOn'] as const;

/** The days within which the slot is held; folded away as long as it is held as long as its activity. */
export function SlotDays({ slot, faults, path, onEdit }: SlotDaysProps) {
  const t = useTranslations('planner.slotDays');
  const { key, startsOn = null, endsOn = null } = slot;
  const hasFault = FIELDS.some((field) => faults[`${path}.${field}`]);
  const [isAsked, setIsAsked] = useState(false);
  const isOpen = isAsked || hasFault;
  const form = useForm<Typed>({ values: { startsOn, endsOn }, resetOptions: { keepErrors: true } });

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          const field = FIELDS.find((each) => each === name);
          if (field) onEdit((state) => changeSlotDays(state, key, { [field]: values[field] }), `${key}.${field}`);
        },
      }),
    [form, key, onEdit],
  );
  useEffect(() => {
    form.clearErrors();
    for (const field of FIELDS) {
      const message = faults[`${path}.${field}`];
      if (message) form.setError(field, { type: 'rule', message });
    }
  }, [form, faults, path]);

  const [from, to] = [startsOn, endsOn].map((day) => (day !== null && isIsoDay(day) ? formatDayAndMonth(day) : ''));
  return (
    <div className={styles.slotDays}>
      <button type="button" className={styles.unfold} aria-expanded={isOpen} onClick={() => setIsAsked(!isOpen)}>
        {startsOn === null && endsOn === null ? t('always') : t('some', { days: `${from}–${to}` })}
      </button>
      {isOpen ? (
        <FormProvider {...form}>
          <FormKeyContext value="tid">
            <p className={styles.hint}>{t('help')}</p>
            <div className={styles.pair}>
              <DayInput name="startsOn" label={t('startsOn')} />
              <DayInput name="endsOn" label={t('endsOn')} />
            </div>
          </FormKeyContext>
        </FormProvider>
      ) : null}
    </div>
  );
}
