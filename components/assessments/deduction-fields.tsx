'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { LawNote } from '@/components/layout/page';
import { DEDUCTION_KINDS, DEDUCTION_SECTIONS } from '@/lib/assessments';
import type { AssessmentFormValues } from './assessment-form';
import styles from './assessment-form.module.css';

/** What lessens the demand, one row a kind: hours, and why once there are any. */
export function DeductionFields() {
  const t = useTranslations('assessment');
  const { control } = useFormContext<AssessmentFormValues>();
  const deductions = useWatch({ control, name: 'deductions' });
  return (
    <fieldset className={styles.group}>
      <legend>{t('deductions')}</legend>
      {DEDUCTION_KINDS.map((kind, index) => (
        <div key={kind} className={styles.deduction}>
          <span aria-hidden="true">
            {t(`lines.${kind}`)} <LawNote>{t('section', { section: DEDUCTION_SECTIONS[kind] })}</LawNote>
          </span>
          <HoursInput name={`deductions.${index}.minutes`} label={t(`lines.${kind}`)} hideLabel />
          {deductions[index]?.minutes ? (
            <div className={styles.why}>
              <TextInput
                name={`deductions.${index}.reason`}
                label={t('deductionReason', { kind: t(`lines.${kind}`) })}
              />
            </div>
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}
