'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { FormKeyContext } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { TextInput } from '@/components/forms/fields';
import { useErrorText } from '@/components/forms/use-error-text';
import { Icon } from '@/components/ui/icon';
import {
  type ActivityException,
  addException,
  type PlannerActivity,
  type PlannerState,
  removeException,
  validateExceptions,
} from '@/lib/plans';
import { addDays, formatWeek, type IsoDay, type IsoWeek, isIsoDay, mondayOf } from '@/lib/time';
import { nameException } from './name-exception';
import styles from './planner.module.css';

interface ActivityExceptionsProps {
  activity: PlannerActivity;
  /** Its position in the plan, by which errors are named. */
  index: number;
  faults: Record<string, string>;
  /** The week that is looked at: what a new exception is proposed for. */
  week: IsoWeek;
  planStartsOn: IsoDay;
  onEdit: (change: (state: PlannerState) => PlannerState) => void;
}

/** The periods in which the activity is not held, and a way to add one: the week that is looked at is filled in. */
export function ActivityExceptions({ activity, index, faults, week, planStartsOn, onEdit }: ActivityExceptionsProps) {
  const t = useTranslations('planner.exceptions');
  const errorText = useErrorText();
  const [isAdding, setIsAdding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setIsAdding(false);
    opener.current?.focus();
  };
  const faultOf = (position: number) =>
    Object.entries(faults).find(([field]) => field.startsWith(`${index}.exceptions.${position}.`))?.[1];
  return (
    <fieldset className={styles.exceptions} aria-label={t('title')}>
      <p className={styles.exceptionsTitle} aria-hidden="true">
        {t('title')}
      </p>
      {activity.exceptions.length === 0 ? <p className={styles.explained}>{t('none')}</p> : null}
      <ul>
        {activity.exceptions.map((exception, position) => {
          const { days, reason } = nameException(exception);
          const fault = faultOf(position);
          return (
            <li key={`${exception.fromOn}-${exception.reason}`}>
              <span>
                {days}
                <small>{reason}</small>
                {fault ? <small className={styles.error}>{errorText(fault)}</small> : null}
              </span>
              <button
                type="button"
                className={styles.step}
                aria-label={t('remove', { days })}
                title={t('remove', { days })}
                onClick={() => onEdit((state) => removeException(state, activity.lineageId, exception))}
              >
                <Icon name="close" />
              </button>
            </li>
          );
        })}
      </ul>
      {isAdding ? (
        <NewException
          activity={activity}
          week={week}
          planStartsOn={planStartsOn}
          onAdd={(exception) => {
            onEdit((state) => addException(state, activity.lineageId, exception));
            close();
          }}
          onClose={close}
        />
      ) : null}
      <Button
        ref={opener}
        type="button"
        size="small"
        variant="tertiary"
        icon={<Icon name="plus" />}
        hidden={isAdding}
        onClick={() => setIsAdding(true)}
      >
        {t('add')}
      </Button>
    </fieldset>
  );
}

interface Typed {
  fromOn: IsoDay | null;
  toOn: IsoDay | null;
  reason: string;
}

function NewException({
  activity,
  week,
  planStartsOn,
  onAdd,
  onClose,
}: Pick<ActivityExceptionsProps, 'activity' | 'week' | 'planStartsOn'> & {
  onAdd: (exception: ActivityException) => void;
  onClose: () => void;
}) {
  const t = useTranslations('planner.exceptions');
  const form = useForm<Typed>({
    defaultValues: { ...proposeDays(activity, week), reason: t('closed', { week: formatWeek(week) }) },
  });
  useEffect(() => form.setFocus('fromOn'), [form]);
  const add = () => {
    const { fromOn, toOn, reason } = form.getValues();
    form.clearErrors();
    const refuse = (field: keyof Typed, message: string) =>
      form.setError(field, { type: 'rule', message }, { shouldFocus: true });
    if (fromOn === null || !isIsoDay(fromOn)) return refuse('fromOn', 'dayInvalid');
    if (toOn === null || !isIsoDay(toOn)) return refuse('toOn', 'dayInvalid');
    const exception = { fromOn, toOn, reason: reason.trim() };
    const position = activity.exceptions.length;
    const found = validateExceptions({ ...activity, exceptions: [...activity.exceptions, exception] }).find(
      ({ field }) => field.startsWith(`exceptions.${position}.`),
    );
    if (found) return refuse(found.field.split('.')[2] as keyof Typed, found.reason);
    if (toOn < planStartsOn) return refuse('toOn', 'exceptionBeforePlan');
    onAdd(exception);
  };
  return (
    <FormProvider {...form}>
      <FormKeyContext value="undantag">
        <fieldset
          className={styles.newException}
          aria-label={t('add')}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              onClose();
            }
            if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
              event.preventDefault();
              add();
            }
          }}
        >
          <div className={styles.pair}>
            <DayInput name="fromOn" label={t('fromOn')} />
            <DayInput name="toOn" label={t('toOn')} />
          </div>
          <TextInput name="reason" label={t('reason')} description={t('reasonHelp')} />
          <div className={styles.buttons}>
            <Button type="button" size="small" variant="secondary" onClick={add}>
              {t('save')}
            </Button>
            <Button type="button" size="small" variant="tertiary" onClick={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </fieldset>
      </FormKeyContext>
    </FormProvider>
  );
}

/** Monday to Sunday of the week, within the days of the activity. */
function proposeDays({ startsOn, endsOn }: PlannerActivity, week: IsoWeek): { fromOn: IsoDay; toOn: IsoDay } {
  const monday = mondayOf(week);
  const sunday = addDays(monday, 6);
  const [, fromOn = monday] = [monday, startsOn].toSorted();
  const [toOn = sunday] = [sunday, endsOn ?? sunday].toSorted();
  return { fromOn, toOn };
}
