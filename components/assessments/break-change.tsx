'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type ChangeBreakInput, changeBreakSchema } from '@/lib/assessments';
import type { IsoDay } from '@/lib/time';
import styles from './assessment-form.module.css';

export interface BreakChangeProps {
  caseId: string;
  period: { id: string; fromOn: IsoDay; toOn: IsoDay };
  action: (input: ChangeBreakInput) => Promise<CommandResult<unknown>>;
}

/** What can be done about a break that was given: end it earlier, or take it back. */
export function BreakChange(props: BreakChangeProps) {
  const t = useTranslations('assessment.breaks');
  return (
    <details className={styles.details}>
      <summary>{t('change')}</summary>
      <div className={styles.line}>
        <ChangeForm {...props} isShortening />
        <ChangeForm {...props} isShortening={false} />
      </div>
    </details>
  );
}

function ChangeForm({ caseId, period, action, isShortening }: BreakChangeProps & { isShortening: boolean }) {
  const t = useTranslations('assessment.breaks');
  const router = useRouter();
  const notify = useNotice();
  const { id: breakId, toOn: seenToOn } = period;
  const command = useCommandForm({
    schema: changeBreakSchema,
    action,
    formKey: `break-${isShortening ? 'shorten' : 'take-back'}-${breakId}`,
    defaultValues: { caseId, breakId, seenToOn, toOn: isShortening ? seenToOn : null, reason: '' },
    onDone: () => {
      notify(t(isShortening ? 'shortened' : 'takenBack'));
      router.refresh();
    },
  });
  return (
    <div className={styles.grow}>
      <CommandForm command={command} submitLabel={t(isShortening ? 'shorten' : 'takeBack')} isDanger={!isShortening}>
        {isShortening ? <DayInput name="toOn" label={t('newLastDay')} /> : null}
        <TextInput name="reason" label={t('changeReason')} description={t('changeReasonHelp')} />
      </CommandForm>
    </div>
  );
}
