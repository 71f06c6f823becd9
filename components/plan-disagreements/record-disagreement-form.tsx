'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  DISAGREEING_PARTIES,
  decideDisagreement,
  LONGEST_DISAGREEMENT,
  PLAN_PARTS,
  recordDisagreementSchema,
  type RecordDisagreementForm as Values,
} from '@/lib/plan-disagreements';
import type { IsoDay } from '@/lib/time';
import styles from './plan-disagreements.module.css';

export interface RecordDisagreementFormProps {
  caseId: string;
  today: IsoDay;
  activities: readonly { lineageId: string; title: string }[];
  writer: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE';
  action: (input: Values) => Promise<CommandResult<unknown>>;
}

/** Writes down what the individual, or the writer's own authority, does not agree with. */
export function RecordDisagreementForm({ caseId, today, activities, writer, action }: RecordDisagreementFormProps) {
  const t = useTranslations('planDisagreements');
  const [isOpen, setIsOpen] = useState(false);
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: recordDisagreementSchema,
    action,
    formKey: `oenighet-${caseId}`,
    defaultValues: { caseId, place: '', party: 'INDIVIDUAL', words: '', expressedOn: today },
    afterDone: 'clear',
    onDone: () => {
      setIsOpen(false);
      notify(t('recorded'));
      router.refresh();
    },
  });
  const places = PLAN_PARTS.flatMap((part) =>
    part === 'ACTIVITY'
      ? activities.map(({ lineageId, title }) => ({ value: `${part}/${lineageId}`, label: t('activity', { title }) }))
      : [{ value: part, label: t(`parts.${part}`) }],
  );
  return (
    <details
      className={`${styles.details} no-print`}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{t('record')}</summary>
      <CommandForm command={command} submitLabel={t('submit')}>
        <SelectInput name="place" label={t('place')} width="medium" options={places} />
        <RadioInput
          name="party"
          label={t('party')}
          choices={DISAGREEING_PARTIES.filter((party) => decideDisagreement({ actorParty: writer, party }).allowed).map(
            (value) => ({ value, label: t(`parties.${value}`) }),
          )}
        />
        <TextAreaInput name="words" label={t('words')} description={t('wordsHelp')} maxLength={LONGEST_DISAGREEMENT} />
        <DayInput name="expressedOn" label={t('expressedOn')} to={today} />
      </CommandForm>
    </details>
  );
}
