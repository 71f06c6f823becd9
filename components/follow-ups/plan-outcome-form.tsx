'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  EMPLOYER_KINDS,
  type EndedPlanView,
  PLAN_RESULTS,
  type PlanOutcomeView,
  type PlanResult,
  recordPlanOutcomeSchema,
} from '@/lib/follow-ups';
import styles from './follow-ups.module.css';

interface PlanOutcomeFormProps {
  caseId: string;
  plan: EndedPlanView;
  corrects: PlanOutcomeView | null;
  action: (input: z.input<typeof recordPlanOutcomeSchema>) => Promise<CommandResult<unknown>>;
}

/** What came of a plan: work or studies with the first day and the hours, or neither. */
export function PlanOutcomeForm({ caseId, plan, corrects, action }: PlanOutcomeFormProps) {
  const t = useTranslations('followUps.plan');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: recordPlanOutcomeSchema,
    action,
    formKey: `plan-outcome-${corrects?.id ?? plan.versionId}`,
    defaultValues: {
      caseId,
      versionId: plan.versionId,
      correctsId: corrects?.id ?? null,
      result: corrects?.result ?? usualResult(plan),
      startsOn: corrects?.startsOn ?? null,
      employerKind: corrects?.employerKind ?? null,
      education: corrects?.education ?? '',
      weeklyMinutes: corrects?.weeklyMinutes ?? null,
      note: corrects?.note ?? '',
    },
    onDone: () => {
      notify(t(corrects ? 'corrected' : 'done'));
      router.push(`/arenden/${caseId}/uppfoljning`);
      router.refresh();
    },
  });
  const result = useWatch({ control: command.form.control, name: 'result' });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <div className={styles.inline}>
        <RadioInput
          name="result"
          label={t('result')}
          choices={PLAN_RESULTS.map((value) => ({ value, label: t(`results.${value}`) }))}
        />
      </div>
      {result === 'WORK' || result === 'STUDIES' ? (
        <div className={styles.pair}>
          <DayInput name="startsOn" label={t('startsOn')} description={t('startsOnHelp')} />
          {result === 'WORK' ? (
            <SelectInput
              name="employerKind"
              label={t('employerKind')}
              width="medium"
              emptyValue={null}
              options={EMPLOYER_KINDS.map((value) => ({ value, label: t(`employers.${value}`) }))}
            />
          ) : (
            <TextInput name="education" label={t('education')} width="medium" />
          )}
          <HoursInput name="weeklyMinutes" label={t('weeklyHours')} />
        </div>
      ) : null}
      <TextAreaInput name="note" label={t('note')} minRows={1} maxLength={1000} />
    </CommandForm>
  );
}

/** The plan ended since its goal was reached, or it did not; what else there was is chosen. */
function usualResult({ endReason, goalKind }: EndedPlanView): PlanResult {
  if (endReason === 'GOAL_REACHED') return goalKind ?? ('' as PlanResult);
  return endReason === 'MOVED' ? 'NONE' : ('' as PlanResult);
}
