'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import type { CommandResult } from '@/components/forms/use-command-form';
import {
  declineReferralEndSchema,
  endReferralSchema,
  isResult,
  REFERRAL_END_REASONS,
  type ReferralEndReason,
} from '@/lib/referrals';
import { type ReferralStep, useStepForm } from './use-step-form';

interface EndFormProps {
  step: ReferralStep;
  today: string;
  /** One that never began has no last day: it is called off today. */
  hasBegun: boolean;
  /** The day and reason that the provider has proposed. */
  proposed: { onDay: string; reason: string } | null;
  action: (input: z.input<typeof endReferralSchema>) => Promise<CommandResult<unknown>>;
}

/** Ends the referral: when, why, and what it led to when it led to work or studies. */
export function EndForm({ step, today, hasBegun, proposed, action }: EndFormProps) {
  const t = useTranslations('referralCourse');
  const reasons = useTranslations('referral.endReasons');
  const command = useStepForm({
    schema: endReferralSchema,
    action,
    formKey: `end-${step.referralId}`,
    defaultValues: {
      ...step,
      endedOn: proposed && proposed.onDay < today ? proposed.onDay : today,
      reason: (proposed?.reason ?? '') as 'OTHER',
      note: '',
      resultOn: null,
      resultPlace: '',
      resultWeeklyMinutes: null,
    },
    doneText: t(hasBegun ? 'end.done' : 'end.doneNotBegun'),
  });
  const reason = useWatch({ control: command.form.control, name: 'reason' }) as ReferralEndReason;
  return (
    <CommandForm command={command} submitLabel={t(hasBegun ? 'end.submit' : 'end.linkNotBegun')}>
      <SelectInput
        name="reason"
        label={t('end.reason')}
        options={REFERRAL_END_REASONS.map((value) => ({ value, label: reasons(value) }))}
      />
      {hasBegun ? <DayInput name="endedOn" label={t('end.day')} to={today} /> : null}
      {isResult(reason) ? (
        <>
          <TextInput name="resultPlace" label={t(reason === 'WORK' ? 'end.workplace' : 'end.school')} />
          <DayInput name="resultOn" label={t('end.resultOn')} />
          <HoursInput name="resultWeeklyMinutes" label={t('end.extent')} />
        </>
      ) : null}
      <TextAreaInput name="note" label={t('end.note')} description={t('end.noteHelp')} maxLength={4000} />
    </CommandForm>
  );
}

/** The referral goes on though its end was proposed. */
export function DeclineEndForm({
  step,
  action,
}: {
  step: ReferralStep;
  action: (input: z.input<typeof declineReferralEndSchema>) => Promise<CommandResult<unknown>>;
}) {
  const t = useTranslations('referralCourse');
  const command = useStepForm({
    schema: declineReferralEndSchema,
    action,
    formKey: `decline-end-${step.referralId}`,
    defaultValues: { ...step, words: '' },
    doneText: t('declineEnd.done'),
  });
  return (
    <CommandForm command={command} submitLabel={t('declineEnd.submit')}>
      <TextAreaInput name="words" label={t('declineEnd.why')} maxLength={4000} />
    </CommandForm>
  );
}
