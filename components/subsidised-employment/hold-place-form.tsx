'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type HoldPlaceInput, holdPlaceSchema } from '@/lib/subsidised-employment';
import { addWorkingDays, type IsoDay } from '@/lib/time';
import styles from './employment.module.css';

export interface HoldPlaceFormProps {
  caseId: string;
  today: IsoDay;
  /** AF decides only on those who are registered there. */
  isRegistered: boolean;
  action: (input: HoldPlaceInput) => Promise<CommandResult<unknown>>;
}

/** How long a place is held unless something else is said. */
const HELD_WORKING_DAYS = 15;

/** A place is held for the person until a day, and AF's decision is asked for with it. */
export function HoldPlaceForm({ caseId, today, isRegistered, action }: HoldPlaceFormProps) {
  const t = useTranslations('employment');
  const router = useRouter();
  const notify = useNotice();
  const heldUntil = addWorkingDays(today, HELD_WORKING_DAYS);
  const command = useCommandForm({
    schema: holdPlaceSchema,
    action,
    formKey: `hold-place-${caseId}`,
    defaultValues: {
      caseId,
      work: '',
      workplace: '',
      weeklyMinutes: 2400,
      startsOn: addWorkingDays(heldUntil, 1),
      heldUntil,
      words: '',
      requestsNow: isRegistered,
    },
    onDone: () => {
      notify(t('done.hold'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit.hold')}>
      <TextInput name="work" label={t('fields.work')} />
      <TextInput name="workplace" label={t('fields.workplace')} />
      <HoursInput name="weeklyMinutes" label={t('fields.hours')} />
      <div className={styles.line}>
        <DayInput name="startsOn" label={t('fields.startsOn')} from={today} />
        <DayInput name="heldUntil" label={t('fields.heldUntil')} from={today} />
      </div>
      <TextAreaInput
        name="words"
        label={t('fields.words')}
        description={t('fields.wordsHelp')}
        maxLength={2000}
        minRows={2}
      />
      <CheckboxInput
        name="requestsNow"
        label={t('fields.requestsNow')}
        description={isRegistered ? t('fields.requestsNowHelp') : t('fields.notRegistered')}
      />
    </CommandForm>
  );
}
