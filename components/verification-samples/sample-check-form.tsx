'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { RadioInput, SelectInput, TextAreaInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import { formatDay } from '@/lib/time';
import { checkSampleItemSchema, SAMPLE_METHODS, SAMPLE_OUTCOMES, type SampleItemDto } from '@/lib/verification-samples';
import styles from './samples.module.css';

export interface SampleCheckFormProps {
  item: SampleItemDto;
  action: (input: z.input<typeof checkSampleItemSchema>) => Promise<CommandResult<unknown>>;
}

/** What was found of a drawn day, behind a button: one is looked at a time. */
export function SampleCheckForm(props: SampleCheckFormProps) {
  const t = useTranslations('samples');
  const isReady = useIsReady();
  const [isOpen, setIsOpen] = useState(false);
  const { personName, day } = props.item;
  return (
    <div inert={!isReady} className={styles.check}>
      <Button
        type="button"
        size="small"
        variant="secondary"
        aria-expanded={isOpen}
        aria-label={t('checkOne', { name: personName, day: formatDay(day) })}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('check')}
      </Button>
      {isOpen ? <OpenForm {...props} /> : null}
    </div>
  );
}

function OpenForm({ item, action }: SampleCheckFormProps) {
  const t = useTranslations('samples');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: checkSampleItemSchema,
    action,
    formKey: `sample-${item.itemId}`,
    defaultValues: {
      itemId: item.itemId,
      seenRevision: item.revision,
      outcome: null,
      method: null,
      foundMinutes: null,
      words: '',
    },
    onDone: () => {
      notify(t('saved', { name: item.personName, day: formatDay(item.day) }));
      router.refresh();
    },
  });
  const outcome = useWatch({ control: command.form.control, name: 'outcome' });
  return (
    <CommandForm command={command} submitLabel={t('save')}>
      <RadioInput
        name="outcome"
        label={t('outcome')}
        choices={SAMPLE_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
      />
      {outcome === 'DIFFERS' ? <HoursInput name="foundMinutes" label={t('foundHours')} /> : null}
      {outcome === 'AGREES' || outcome === 'DIFFERS' ? (
        <SelectInput
          name="method"
          label={t('method')}
          emptyValue={null}
          width="medium"
          options={SAMPLE_METHODS.map((value) => ({ value, label: t(`methods.${value}`) }))}
        />
      ) : null}
      {outcome === null ? null : (
        <TextAreaInput
          name="words"
          label={outcome === 'NOT_CHECKABLE' ? t('whyNot') : t('words')}
          maxLength={500}
          minRows={2}
        />
      )}
    </CommandForm>
  );
}
