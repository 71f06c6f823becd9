'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxInput, SelectInput, TextInput } from '@/components/forms/fields';
import { LawNote } from '@/components/layout/page';
import { EXEMPTION_KINDS, EXEMPTION_SECTIONS } from '@/lib/assessments';
import type { AssessmentFormValues } from './assessment-form';
import styles from './assessment-form.module.css';

const BENEFIT_SHARES = ['25', '50', '75', '100'];

/** Those of whom activity may not be demanded: one box a kind, with its last day, what shows it and, for benefits, its extent. */
export function ExemptionFields() {
  const t = useTranslations('assessment');
  const law = useTranslations('law');
  const { control } = useFormContext<AssessmentFormValues>();
  const exemptions = useWatch({ control, name: 'exemptions' });
  return (
    <fieldset className={styles.group}>
      <legend>{t('exemptionsTitle')}</legend>
      {EXEMPTION_KINDS.map((kind, index) => (
        <div key={kind} className={styles.exemption}>
          <CheckboxInput
            name={`exemptions.${index}.applies`}
            label={
              <>
                {t(`exemptions.${kind}`)} <LawNote>{t('section', { section: EXEMPTION_SECTIONS[kind] })}</LawNote>
              </>
            }
          />
          {exemptions[index]?.applies ? (
            <div className={styles.line}>
              {kind === 'SICKNESS_BENEFIT' ? (
                <SelectInput
                  name={`exemptions.${index}.sharePercent`}
                  label={t('share')}
                  placeholder={false}
                  options={BENEFIT_SHARES.map((value) => ({ value, label: t('percent', { share: value }) }))}
                />
              ) : null}
              <DayInput name={`exemptions.${index}.validTo`} label={t('exemptionTo')} />
              <div className={styles.grow}>
                <TextInput
                  name={`exemptions.${index}.evidence`}
                  label={law('evidence')}
                  description={exemptions[index]?.evidence?.trim() ? undefined : law('evidenceMissing')}
                />
              </div>
              {exemptions[index]?.evidence?.trim() ? (
                <DayInput name={`exemptions.${index}.seenOn`} label={law('seenOn')} />
              ) : null}
            </div>
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}
