'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  MONTHLY_OUTCOMES,
  type MonthBasis,
  type MonthlyOutcome,
  type SaveMonthInput,
  type SaveMonthResult,
  saveMonthSchema,
} from '@/lib/monthly-assessments';
import styles from './monthly.module.css';
import { StaleNews } from './stale-news';
import { usePrefill } from './use-prefill';

export interface MonthFormProps {
  caseId: string;
  month: string;
  basis: MonthBasis;
  action: (input: SaveMonthInput) => Promise<CommandResult<SaveMonthResult>>;
}

/**
 * The month's decision. Ctrl+Enter, wherever one is on the page, saves and goes to the next case. What has come since the page was opened is told
 * before anything is written, and what has been written in the form is kept.
 */
export function MonthForm({ caseId, month, basis, action }: MonthFormProps) {
  const t = useTranslations('monthly');
  const router = useRouter();
  const notify = useNotice();
  const prefill = usePrefill(basis);
  const seen = useRef(basis.keys);
  const [stale, setStale] = useState<{ basis: MonthBasis; news: string[] } | null>(null);
  const goesOn = useRef(false);
  useEffect(() => {
    seen.current = basis.keys;
  }, [basis.keys]);

  async function save(input: SaveMonthInput): Promise<CommandResult<{ nextCaseId: string | null }>> {
    const result = await action({ ...input, seen: seen.current });
    if (!result.ok) return result;
    if (result.data.state === 'SAVED') return { ok: true, data: result.data };
    seen.current = result.data.basis.keys;
    setStale(result.data);
    router.refresh();
    return { ok: false, reason: 'monthStale' };
  }

  const command = useCommandForm({
    schema: saveMonthSchema,
    action: save,
    formKey: `month-${caseId}-${month}`,
    defaultValues: { caseId, month, text: prefill.text, outcome: prefill.outcome as MonthlyOutcome, seen: [] },
    onDone: ({ nextCaseId }) => {
      notify(t('saved'));
      if (!goesOn.current) router.refresh();
      else router.push(nextCaseId ? `/arenden/${nextCaseId}/manad/${month}` : '/att-gora');
    },
  });
  const { submit } = command;
  useEffect(() => {
    const saveAndGoOn = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      goesOn.current = true;
      void submit().finally(() => {
        goesOn.current = false;
      });
    };
    document.addEventListener('keydown', saveAndGoOn, true);
    return () => document.removeEventListener('keydown', saveAndGoOn, true);
  }, [submit]);

  return (
    <>
      {stale ? <StaleNews basis={stale.basis} news={stale.news} /> : null}
      <CommandForm
        command={command}
        submitLabel={t('save')}
        secondary={<span className={styles.keys}>{t('saveKeys')}</span>}
      >
        <TextAreaInput name="text" label={t('text')} maxLength={4000} minRows={4} />
        <RadioInput
          name="outcome"
          label={t('outcome')}
          choices={MONTHLY_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
      </CommandForm>
    </>
  );
}
