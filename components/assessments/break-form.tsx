'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type AddBreakInput, addBreakSchema } from '@/lib/assessments';
import styles from './assessment-form.module.css';

export interface BreakFormProps {
  caseId: string;
  action: (input: AddBreakInput) => Promise<CommandResult<unknown>>;
}

/** A break: from when to when, and why. */
export function BreakForm({ caseId, action }: BreakFormProps) {
  const t = useTranslations('assessment.breaks');
  const router = useRouter();
  const notify = useNotice();
  const empty = { caseId, fromOn: '', toOn: '', reason: '' };
  const command = useCommandForm({
    schema: addBreakSchema,
    action,
    formKey: `break-${caseId}`,
    defaultValues: empty,
    onDone: () => {
      notify(t('done'));
      command.form.reset(empty);
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <div className={styles.line}>
        <DayInput name="fromOn" label={t('fromOn')} />
        <DayInput name="toOn" label={t('toOn')} />
      </div>
      <TextInput name="reason" label={t('reason')} />
    </CommandForm>
  );
}
