'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import type { GapCauseCode } from '@/lib/case-weeks';
import { asksForParty, type RecordGapCauseInput, recordGapCauseSchema } from '@/lib/gap-causes';
import type { IsoDay } from '@/lib/time';
import styles from './case-page.module.css';

export interface GapCauseFormProps {
  caseId: string;
  /** The causes that the reader may write down. */
  codes: GapCauseCode[];
  /** Monday of this week: the cause holds for the whole week unless one says otherwise. */
  fromOn: IsoDay;
  /** A cause is already written down. */
  isRecorded: boolean;
  action: (input: RecordGapCauseInput) => Promise<CommandResult<unknown>>;
}

/** Why hours are missing, and from when; the owner follows from the cause. */
export function GapCauseForm({ caseId, codes, fromOn, isRecorded, action }: GapCauseFormProps) {
  const t = useTranslations('cases.cause');
  const causes = useTranslations('gapCauses');
  const parties = useTranslations('parties');
  const [isOpen, setIsOpen] = useState(false);
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: recordGapCauseSchema,
    action,
    formKey: `gap-cause-${caseId}`,
    defaultValues: { caseId, code: '' as GapCauseCode, party: null, note: '', fromOn, toOn: null },
    onDone: () => {
      setIsOpen(false);
      notify(t('done'));
      router.refresh();
    },
  });
  const code = useWatch({ control: command.form.control, name: 'code' });
  return (
    <details className={styles.details} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t(isRecorded ? 'change' : 'record')}</summary>
      <CommandForm command={command} submitLabel={t('submit')}>
        <SelectInput
          name="code"
          label={t('code')}
          width="medium"
          options={codes.filter((each) => each !== 'UNKNOWN').map((value) => ({ value, label: causes(value) }))}
        />
        {asksForParty(code) ? (
          <RadioInput
            name="party"
            label={t('party')}
            choices={(['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const).map((value) => ({
              value,
              label: parties(value),
            }))}
          />
        ) : null}
        <div className={styles.days}>
          <DayInput name="fromOn" label={t('fromOn')} />
          <DayInput name="toOn" label={t('toOn')} />
        </div>
        <TextInput name="note" label={t('note')} />
      </CommandForm>
    </details>
  );
}
