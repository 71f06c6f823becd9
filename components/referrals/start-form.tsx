'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import type { CommandResult } from '@/components/forms/use-command-form';
import { startReferralSchema } from '@/lib/referrals';
import { formatDay, formatHours } from '@/lib/time';
import { type ReferralStep, useStepForm } from './use-step-form';

interface StartFormProps {
  step: ReferralStep;
  startsOn: string;
  today: string;
  /** What was decided, which the provider confirms or changes; null for the one who does not plan the hours. */
  decidedWeeklyMinutes: number | null;
  action: (input: z.input<typeof startReferralSchema>) => Promise<CommandResult<unknown>>;
}

/** «Har börjat»: today and as decided unless something else is written. */
export function StartForm({ step, startsOn, today, decidedWeeklyMinutes, action }: StartFormProps) {
  const t = useTranslations('referralCourse');
  const command = useStepForm({
    schema: startReferralSchema,
    action,
    formKey: `start-${step.referralId}`,
    defaultValues: { ...step, startedOn: today, plannedWeeklyMinutes: decidedWeeklyMinutes, note: '' },
    doneText: t('start.done'),
  });
  const startedOn = useWatch({ control: command.form.control, name: 'startedOn' });
  const isEarly = typeof startedOn === 'string' && startedOn < startsOn;
  return (
    <CommandForm command={command} submitLabel={t('start.submit')}>
      <DayInput
        name="startedOn"
        label={t('start.day')}
        description={t('start.dayHelp', { day: formatDay(startsOn) })}
        to={today}
      />
      {decidedWeeklyMinutes === null ? null : (
        <HoursInput
          name="plannedWeeklyMinutes"
          label={t('hours.label')}
          description={t('hours.help', { hours: formatHours(decidedWeeklyMinutes) })}
        />
      )}
      {isEarly ? <TextInput name="note" label={t('start.why')} /> : null}
    </CommandForm>
  );
}
