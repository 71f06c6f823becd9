import { useTranslations } from 'next-intl';
import { formatHours } from '@/lib/time';

interface PlannedHoursProps {
  decidedWeeklyMinutes: number;
  /** Null while the provider has said nothing. */
  plannedWeeklyMinutes: number | null;
}

/** «Beslutat 10 h · leverantören planerar 6 h»: what the provider plans against what was decided. */
export function PlannedHours({ decidedWeeklyMinutes, plannedWeeklyMinutes }: PlannedHoursProps) {
  const t = useTranslations('referralCourse.hours');
  if (plannedWeeklyMinutes === null) return t('notSaid');
  const difference = plannedWeeklyMinutes - decidedWeeklyMinutes;
  return (
    <>
      {t('planned', { hours: formatHours(plannedWeeklyMinutes) })}
      {difference === 0 ? ` ${t('same')}` : null}
      {difference < 0 ? ` ${t('less', { hours: formatHours(-difference) })}` : null}
      {difference > 0 ? ` ${t('more', { hours: formatHours(difference) })}` : null}
    </>
  );
}
