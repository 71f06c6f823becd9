'use client';

import { useTranslations } from 'next-intl';
import { isUnchanged, type MonthBasis, type MonthlyOutcome, sumWeeks } from '@/lib/monthly-assessments';
import { formatDay, formatHours } from '@/lib/time';

/**
 * What the decision says before anyone has written: when nothing has changed, that all continues; otherwise nothing, so that a human says what it
 * means. Without an assessment, or a plan where activity is demanded, what is to happen is left to be chosen. It never says that anything is to be refused or reduced.
 */
export function usePrefill(basis: MonthBasis): { text: string; outcome: MonthlyOutcome | '' } {
  const t = useTranslations('monthly.prefill');
  const causes = useTranslations('gapCauses');
  if (!isUnchanged(basis)) return { text: '', outcome: '' };
  const { requirement, plan, gap } = basis.standing;
  const { plannedMinutes, attendedMinutes, excusedMinutes } = sumWeeks(basis.weeks);
  const sentences = [
    basis.isFirst ? t('unchangedFirst') : t('unchanged', { day: formatDay(basis.sinceOn) }),
    requirement === null
      ? t('notAssessed')
      : requirement.isExempt
        ? t('exempt')
        : t('requirement', { hours: formatHours(requirement.requiredMinutes) }),
    plan === null ? null : t('plan'),
    plannedMinutes === 0
      ? null
      : t('attendance', { attended: formatHours(attendedMinutes), planned: formatHours(plannedMinutes) }),
    excusedMinutes === 0 ? null : t('excused', { hours: formatHours(excusedMinutes) }),
    gap === null
      ? null
      : t('gap', { hours: formatHours(gap.minutes), cause: gap.cause ? causes(gap.cause.code) : causes('UNKNOWN') }),
  ];
  const text = sentences.filter((sentence) => sentence !== null).join(' ');
  const isWhole = requirement !== null && (plan !== null || requirement.requiredMinutes === 0);
  return { text, outcome: isWhole ? 'CONTINUES' : '' };
}
