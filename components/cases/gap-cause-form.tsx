'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CauseFields } from '@/components/barriers/cause-fields';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import type { GapCauseCode } from '@/lib/case-weeks';
import { type RecordGapCauseInput, recordGapCauseSchema } from '@/lib/gap-causes';
import { type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import styles from './case-page.module.css';

export interface GapCauseFormProps {
  caseId: string;
  /** The causes that the reader may write down. */
  codes: GapCauseCode[];
  today: IsoDay;
  /** A cause is already written down. */
  isRecorded: boolean;
  action: (input: RecordGapCauseInput) => Promise<CommandResult<unknown>>;
}

/** Why hours are missing, from when, and by when its owner is asked to have done something. It holds for this whole week unless one says otherwise. */
export function GapCauseForm({ caseId, codes, today, isRecorded, action }: GapCauseFormProps) {
  const t = useTranslations('cases.cause');
  const [isOpen, setIsOpen] = useState(false);
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: recordGapCauseSchema,
    action,
    formKey: `gap-cause-${caseId}`,
    defaultValues: {
      caseId,
      code: '' as GapCauseCode,
      party: null,
      note: '',
      fromOn: mondayOf(toIsoWeek(today)),
      toOn: null,
      dueOn: null,
      ownerContact: '',
    },
    afterDone: 'clear',
    onDone: () => {
      setIsOpen(false);
      notify(t('done'));
      router.refresh();
    },
  });
  return (
    <details className={styles.details} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t(isRecorded ? 'change' : 'record')}</summary>
      <CommandForm command={command} submitLabel={t('submit')}>
        <CauseFields codes={codes} today={today} codeLabel={t('code')} />
        <div className={styles.days}>
          <DayInput name="fromOn" label={t('fromOn')} />
          <DayInput name="toOn" label={t('toOn')} />
        </div>
        <TextInput name="note" label={t('note')} />
      </CommandForm>
    </details>
  );
}
