'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import type { z } from 'zod';
import { CommandButton } from '@/components/forms/command-button';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { TextAreaInput } from '@/components/forms/fields';
import type { CommandResult } from '@/components/forms/use-command-form';
import { ErrorNotice } from '@/components/ui/states';
import { requestExtensionSchema } from '@/lib/referrals';
import { addDays, formatDay } from '@/lib/time';
import styles from './referrals.module.css';
import { type ReferralStep, useStepForm } from './use-step-form';

interface ExtensionFormProps {
  step: ReferralStep;
  /** The last day as it is now, and the last that is allowed. */
  from: string;
  longest: string;
  action: (input: z.input<typeof requestExtensionSchema>) => Promise<CommandResult<unknown>>;
}

/** Asks the municipality about a longer period: until when, why, and what is to be reached. */
export function ExtensionForm({ step, from, longest, action }: ExtensionFormProps) {
  const t = useTranslations('referralCourse.extend');
  const command = useStepForm({
    schema: requestExtensionSchema,
    action,
    formKey: `extend-${step.referralId}`,
    defaultValues: { ...step, toOn: longest, purpose: '' },
    doneText: t('asked'),
  });
  return (
    <CommandForm command={command} submitLabel={t('ask')}>
      <DayInput
        name="toOn"
        label={t('day')}
        description={t('dayHelp', { from: formatDay(from), longest: formatDay(longest) })}
        from={addDays(from, 1)}
        to={longest}
      />
      <TextAreaInput name="purpose" label={t('purpose')} maxLength={4000} />
    </CommandForm>
  );
}

interface ExtensionNoticeProps {
  step: ReferralStep;
  extension: {
    consultationId: string;
    toOn: string;
    decision: { allowed: true } | { allowed: false; reason: string };
  };
  action: ComponentProps<typeof CommandButton<ReferralStep, unknown>>['action'];
}

/** Where the samråd about a longer period stands, and the decision when it has agreed. */
export function ExtensionNotice({ step, extension, action }: ExtensionNoticeProps) {
  const t = useTranslations('referralCourse.extend');
  const reasons = useTranslations('reasons');
  const { consultationId, toOn, decision } = extension;
  return (
    <div className={styles.gate}>
      <ErrorNotice
        tone={decision.allowed ? 'information' : 'attention'}
        title={t(decision.allowed ? 'ready' : 'waits', { day: formatDay(toOn) })}
        action={
          <Link href={`/arenden/${step.caseId}/samrad/${consultationId}`} prefetch={false}>
            {t('toConsultation')}
          </Link>
        }
      >
        {decision.allowed ? null : reasons(decision.reason)}
      </ErrorNotice>
      {decision.allowed ? (
        <CommandButton action={action} input={step} label={t('decide')} doneText={t('decided')} />
      ) : null}
    </div>
  );
}
