'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { SelectInput, TextAreaInput } from '@/components/forms/fields';
import type { AgreementOfficer, ProposeAgreementForm } from '@/lib/agreements';
import styles from './agreements.module.css';

/** The goals in words, each with an owner at one of the parties; a goal keeps its years when it is reworded. */
export function GoalFields({ officers }: { officers: AgreementOfficer[] }) {
  const t = useTranslations('agreements.form');
  const { control } = useFormContext<ProposeAgreementForm>();
  const { fields, append, remove } = useFieldArray({ control, name: 'goals' });
  const owners = officers.map(({ userId, name, organisationName }) => ({
    value: userId,
    label: `${name}, ${organisationName}`,
  }));
  return (
    <fieldset className={styles.part}>
      <legend>{t('goals')}</legend>
      <p className={styles.help}>{t('goalsHelp')}</p>
      {fields.map((field, at) => (
        <div key={field.id} className={styles.goal}>
          <TextAreaInput
            name={`goals.${at}.words`}
            label={t('goalWords', { number: at + 1 })}
            maxLength={300}
            minRows={2}
          />
          <SelectInput name={`goals.${at}.ownerUserId`} label={t('goalOwner', { number: at + 1 })} options={owners} />
          <Button type="button" size="small" variant="tertiary" onClick={() => remove(at)}>
            {t('removeGoal', { number: at + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() => append({ lineageId: crypto.randomUUID(), words: '', ownerUserId: '' })}
        >
          {t('addGoal')}
        </Button>
      </div>
    </fieldset>
  );
}
