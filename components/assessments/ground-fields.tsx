'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { SelectInput } from '@/components/forms/fields';
import {
  type AssistancePeriod,
  calculateActivityDuty,
  findGroundPeriod,
  findGroundRemark,
  isGroundSelectable,
  LEGAL_GROUNDS,
} from '@/lib/assessments';
import { formatDay, type IsoDay, isIsoDay } from '@/lib/time';
import type { AssessmentFormValues } from './assessment-form';
import styles from './assessment-form.module.css';
import { DutySentence } from './duty-sentence';
import { LawTable } from './law-table';

export interface GroundFieldsProps {
  today: IsoDay;
  assistancePeriods: AssistancePeriod[];
}

/** The ground, why one cannot be chosen yet, and what the months in a row say of the chosen one. */
export function GroundFields({ today, assistancePeriods }: GroundFieldsProps) {
  const t = useTranslations('assessment');
  const law = useTranslations('law');
  const { control } = useFormContext<AssessmentFormValues>();
  const [written, ground] = useWatch({ control, name: ['validFrom', 'ground'] });
  const validFrom = isIsoDay(written) ? written : today;
  const options = LEGAL_GROUNDS.map((value) => {
    const { fromOn, endsOn } = findGroundPeriod(value);
    if (isGroundSelectable(value, validFrom)) return { value, label: t(`grounds.${value}`) };
    const isEnded = endsOn !== null && endsOn <= validFrom;
    const day = (isEnded ? endsOn : fromOn) ?? validFrom;
    return {
      value,
      label: law(isEnded ? 'groundUntil' : 'groundFrom', { ground: t(`grounds.${value}`), day: formatDay(day) }),
      // The one that is chosen stays, with its error beside it, when the first day is moved.
      disabled: value !== ground,
    };
  });
  const remark = findGroundRemark({ ground, periods: assistancePeriods, validFrom });
  return (
    <>
      <SelectInput name="ground" label={t('ground')} options={options} placeholder={false} />
      <div className={styles.note} aria-live="polite">
        <DutySentence duty={calculateActivityDuty({ periods: assistancePeriods, today: validFrom })} />
        {remark ? <p>{law(`remarks.${remark}`)}</p> : null}
      </div>
      <details className={styles.details}>
        <summary>{law('versions.title')}</summary>
        <LawTable day={validFrom} />
      </details>
    </>
  );
}
