'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { LawNote } from '@/components/layout/page';
import { useNotice } from '@/components/ui/notice';
import { type AssistancePeriod, saveAssessmentSchema } from '@/lib/assessments';
import { formatHours, type IsoDay } from '@/lib/time';
import styles from './assessment-form.module.css';
import { ChildrenFields } from './children-fields';
import { DeductionFields } from './deduction-fields';
import { ExemptionFields } from './exemption-fields';
import { GroundFields } from './ground-fields';
import { LiveRequirement } from './live-requirement';

export type AssessmentFormValues = z.input<typeof saveAssessmentSchema>;

export interface AssessmentFormProps {
  caseId: string;
  today: IsoDay;
  defaultValues: AssessmentFormValues;
  assistancePeriods: AssistancePeriod[];
  /** First days of the assessments that are there, to say what saving does to them. */
  existing: { validFrom: IsoDay; validTo: IsoDay | null }[];
  /** What is planned this week, to show what the assessment does to it. */
  assignedMinutes: number;
  action: (input: AssessmentFormValues) => Promise<CommandResult<{ requiredMinutes: number }>>;
}

/** An assessment: from when, on what ground, ability, exemptions, deductions and children, with the sum beside it all the while. */
export function AssessmentForm(props: AssessmentFormProps) {
  const { caseId, today, defaultValues, assistancePeriods, existing, assignedMinutes, action } = props;
  const t = useTranslations('assessment');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: saveAssessmentSchema,
    action,
    formKey: `assessment-${caseId}`,
    defaultValues,
    onDone: ({ requiredMinutes }) => {
      notify(t('saved', { hours: formatHours(requiredMinutes) }));
      router.push(`/arenden/${caseId}`);
      router.refresh();
    },
  });
  return (
    <div className={styles.form}>
      <CommandForm command={command} submitLabel={t('submit')}>
        <div className={styles.columns}>
          <div className={styles.fields}>
            <fieldset className={styles.group}>
              <legend>{t('periodAndGround')}</legend>
              <div className={styles.line}>
                <DayInput name="validFrom" label={t('validFrom')} />
                <DayInput name="validTo" label={t('validTo')} />
              </div>
              <GroundFields today={today} assistancePeriods={assistancePeriods} />
            </fieldset>
            <fieldset className={styles.group}>
              <legend>
                {t('ability')} <LawNote>{t('section', { section: '12 kap. 4 b §' })}</LawNote>
              </legend>
              <div className={styles.line}>
                <HoursInput name="abilityMinutes" label={t('abilityHours')} />
                <div className={styles.grow}>
                  <TextInput name="abilityReason" label={t('abilityReason')} />
                </div>
              </div>
            </fieldset>
            <DeductionFields />
            <ChildrenFields />
            <ExemptionFields />
          </div>
          <LiveRequirement existing={existing} assignedMinutes={assignedMinutes} />
        </div>
      </CommandForm>
    </div>
  );
}
