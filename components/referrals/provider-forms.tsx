'use client';

import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import type { CommandResult } from '@/components/forms/use-command-form';
import {
  NOT_STARTED_REASONS,
  planReferralHoursSchema,
  proposeReferralEndSchema,
  REFERRAL_END_REASONS,
  reportNotStartedSchema,
} from '@/lib/referrals';
import { formatHours } from '@/lib/time';
import { type ReferralStep, useStepForm } from './use-step-form';

type Action<Schema extends z.ZodType> = (input: z.input<Schema>) => Promise<CommandResult<unknown>>;

/** «Har inte börjat»: why, and when it begins instead if that is agreed. */
export function NotStartedForm({
  step,
  today,
  action,
}: {
  step: ReferralStep;
  today: string;
  action: Action<typeof reportNotStartedSchema>;
}) {
  const t = useTranslations('referralCourse');
  const command = useStepForm({
    schema: reportNotStartedSchema,
    action,
    formKey: `not-started-${step.referralId}`,
    defaultValues: { ...step, reason: '' as 'OTHER', onDay: null, words: '' },
    doneText: t('notStarted.done'),
  });
  return (
    <CommandForm command={command} submitLabel={t('notStarted.submit')}>
      <RadioInput
        name="reason"
        label={t('notStarted.why')}
        choices={NOT_STARTED_REASONS.map((value) => ({ value, label: t(`notStartedReasons.${value}`) }))}
      />
      <DayInput name="onDay" label={t('notStarted.day')} from={today} />
      <TextInput name="words" label={t('words')} />
    </CommandForm>
  );
}

/** The hours that the provider plans, beside what was decided. */
export function HoursForm({
  step,
  plannedWeeklyMinutes,
  decidedWeeklyMinutes,
  action,
}: {
  step: ReferralStep;
  plannedWeeklyMinutes: number | null;
  decidedWeeklyMinutes: number;
  action: Action<typeof planReferralHoursSchema>;
}) {
  const t = useTranslations('referralCourse');
  const command = useStepForm({
    schema: planReferralHoursSchema,
    action,
    formKey: `hours-${step.referralId}`,
    defaultValues: { ...step, weeklyMinutes: plannedWeeklyMinutes ?? decidedWeeklyMinutes, words: '' },
    doneText: t('hours.done'),
  });
  return (
    <CommandForm command={command} submitLabel={t('hours.submit')}>
      <HoursInput
        name="weeklyMinutes"
        label={t('hours.label')}
        description={t('hours.help', { hours: formatHours(decidedWeeklyMinutes) })}
      />
      <TextInput name="words" label={t('hours.why')} />
    </CommandForm>
  );
}

/** The provider proposes that it ends; Arbetsförmedlingen decides. */
export function ProposeEndForm({
  step,
  today,
  action,
}: {
  step: ReferralStep;
  today: string;
  action: Action<typeof proposeReferralEndSchema>;
}) {
  const t = useTranslations('referralCourse');
  const reasons = useTranslations('referral.endReasons');
  const command = useStepForm({
    schema: proposeReferralEndSchema,
    action,
    formKey: `propose-end-${step.referralId}`,
    defaultValues: { ...step, onDay: today, reason: '' as 'OTHER', words: '' },
    doneText: t('proposeEnd.done'),
  });
  return (
    <CommandForm command={command} submitLabel={t('proposeEnd.submit')}>
      <DayInput name="onDay" label={t('end.day')} />
      <SelectInput
        name="reason"
        label={t('end.reason')}
        options={REFERRAL_END_REASONS.map((value) => ({ value, label: reasons(value) }))}
      />
      <TextAreaInput name="words" label={t('proposeEnd.words')} maxLength={4000} />
    </CommandForm>
  );
}
