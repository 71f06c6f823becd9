'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { HoursInput } from '@/components/forms/hours-input';
import { previewReferralSchema, weeklyMinutesOf } from '@/lib/referrals';
import { formatHours } from '@/lib/time';
import styles from './referrals.module.css';

const NAME = 'flexibleWeeklyMinutes';

interface HoursValues {
  slots: { startsMinute: number; endsMinute: number }[];
  [NAME]: number | null;
}

/**
 * The hours of a week: written, or told while fixed times give them, for then the times alone are counted. What was written stays in the form
 * and is there again when the times are taken away.
 */
export function WeeklyHours({ description }: { description: string }) {
  const t = useTranslations('referral');
  const { watch, getValues, setValue, clearErrors } = useFormContext<HoursValues>();
  const slots = watch('slots');
  const hasTimes = slots.length > 0;
  // What cannot be used must not stop the form from a field that is not shown.
  useEffect(() => {
    if (!hasTimes) return;
    clearErrors(NAME);
    if (!previewReferralSchema.shape[NAME].safeParse(getValues(NAME)).success) setValue(NAME, null);
  }, [hasTimes, getValues, setValue, clearErrors]);

  if (!hasTimes) return <HoursInput name={NAME} namesUnit label={t('hours')} description={description} />;
  const minutes = weeklyMinutesOf({ slots, flexibleWeeklyMinutes: null });
  return (
    <div className={styles.hours}>
      <b>{t('hours')}</b>
      <p>{t('hoursOfTimes', { hours: formatHours(Math.max(0, minutes)) })}</p>
    </div>
  );
}
