'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { DayInput } from '@/components/forms/day-input';
import { LawNote } from '@/components/layout/page';
import { Icon } from '@/components/ui/icon';
import type { AssessmentFormValues } from './assessment-form';
import styles from './assessment-form.module.css';

/** The birth dates of the children in the household; whether they lessen the demand follows from them. */
export function ChildrenFields() {
  const t = useTranslations('assessment');
  const { control } = useFormContext<AssessmentFormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'children' });
  return (
    <fieldset className={styles.group}>
      <legend>
        {t('children')} <LawNote>{t('section', { section: '12 kap. 4 b §' })}</LawNote>
      </legend>
      {fields.map((field, index) => (
        <div key={field.id} className={styles.child}>
          <DayInput name={`children.${index}.bornOn`} label={t('childBornOn', { number: index + 1 })} />
          <Button
            type="button"
            size="small"
            variant="tertiary"
            icon={<Icon name="close" />}
            onClick={() => remove(index)}
            aria-label={t('removeChild', { number: index + 1 })}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          icon={<Icon name="plus" />}
          onClick={() => append({ bornOn: '' }, { focusName: `children.${fields.length}.bornOn` })}
        >
          {t('addChild')}
        </Button>
      </div>
    </fieldset>
  );
}
