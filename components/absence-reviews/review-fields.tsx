'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { LawNote } from '@/components/layout/page';
import { ABSENCE_CHANNELS, ABSENCE_DECISIONS, ACCEPTABLE_REASONS } from '@/lib/absence-reviews';
import { addWorkingDays, type IsoDay } from '@/lib/time';
import styles from './absence.module.css';
import type { ReviewFormValues } from './review-form-values';

const MOST_ATTEMPTS = 10;
/** How long the person is given to answer unless the officer says otherwise; the law names no number. */
const ANSWER_WORKING_DAYS = 5;

/** The questions of a review: the person's own words, the communication, the two questions of the law, and the decision. */
export function ReviewFields({ today }: { today: IsoDay }) {
  const t = useTranslations('absence.form');
  const { control } = useFormContext<ReviewFormValues>();
  const [hasAnswered, hasSpecialReasons, acceptableReason] = useWatch({
    control,
    name: ['hasAnswered', 'hasSpecialReasons', 'acceptableReason'],
  });
  useSuggestedDays(today);
  return (
    <div className={styles.fields}>
      <fieldset className={styles.group}>
        <legend>{t('voice')}</legend>
        <RadioInput
          name="hasAnswered"
          label={t('hasAnswered')}
          choices={[
            { value: true, label: t('answered') },
            { value: false, label: t('notAnswered') },
          ]}
        />
        {hasAnswered === true ? (
          <TextAreaInput name="ownWords" label={t('ownWords')} description={t('ownWordsHelp')} maxLength={4000} />
        ) : null}
        {hasAnswered === false ? (
          <SelectInput
            name="contactAttempts"
            label={t('contactAttempts')}
            width="medium"
            emptyValue={null}
            options={Array.from({ length: MOST_ATTEMPTS }, (_, index) => ({
              value: String(index + 1),
              label: t('attempts', { count: index + 1 }),
            }))}
          />
        ) : null}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('communication')}</legend>
        <SelectInput
          name="toldHow"
          label={t('toldHow')}
          width="medium"
          emptyValue={null}
          options={ABSENCE_CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
        />
        <div className={styles.line}>
          <DayInput name="toldOn" label={t('toldOn')} to={today} />
          <DayInput name="answerByOn" label={t('answerByOn')} />
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>
          {t('reasons')} <LawNote>{t('section')}</LawNote>
        </legend>
        <SelectInput
          name="acceptableReason"
          label={t('acceptableReason')}
          width="medium"
          emptyValue={null}
          options={[
            ...ACCEPTABLE_REASONS.map((value) => ({ value, label: t(`acceptableReasons.${value}`) })),
            { value: 'NONE', label: t('acceptableReasons.NONE') },
          ]}
        />
        {acceptableReason && acceptableReason !== 'NONE' ? (
          <TextInput name="acceptableReasonNote" label={t('acceptableReasonNote')} />
        ) : null}
        <RadioInput
          name="hasSpecialReasons"
          label={t('hasSpecialReasons')}
          choices={[
            { value: false, label: t('no') },
            { value: true, label: t('yes') },
          ]}
        />
        {hasSpecialReasons === true ? (
          <TextAreaInput name="specialReasons" label={t('specialReasons')} minRows={2} maxLength={4000} />
        ) : null}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('decision')}</legend>
        <RadioInput
          name="decision"
          label={t('decisionLabel')}
          hideLabel
          choices={ABSENCE_DECISIONS.map((value) => ({
            value,
            label: t(`decisions.${value}`),
            description: t(`decisionHelp.${value}`),
          }))}
        />
        <TextAreaInput name="decisionReasons" label={t('decisionReasons')} maxLength={4000} />
      </fieldset>
    </div>
  );
}

/** Choosing how the person was told fills in today and some days to answer, where nothing is filled in yet. */
function useSuggestedDays(today: IsoDay) {
  const { control, getValues, setValue } = useFormContext<ReviewFormValues>();
  const toldHow = useWatch({ control, name: 'toldHow' });
  useEffect(() => {
    if (!toldHow) return;
    if (getValues('toldOn') === null) setValue('toldOn', today, { shouldDirty: true });
    if (getValues('answerByOn') === null) {
      const hasAnswered = getValues('hasAnswered') === true;
      setValue('answerByOn', hasAnswered ? today : addWorkingDays(today, ANSWER_WORKING_DAYS), { shouldDirty: true });
    }
  }, [toldHow, today, getValues, setValue]);
}
