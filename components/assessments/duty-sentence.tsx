import { useTranslations } from 'next-intl';
import { LawNote } from '@/components/layout/page';
import type { ActivityDuty } from '@/lib/assessments';
import { formatMonth } from '@/lib/time';

/** In a sentence: how many months in a row with försörjningsstöd, and when activity shall be demanded. */
export function DutySentence({ duty }: { duty: ActivityDuty }) {
  const t = useTranslations('law.duty');
  const law = useTranslations('assessment');
  return (
    <p>
      <DutyText duty={duty} /> <LawNote>{law('section', { section: t('section') })}</LawNote>
    </p>
  );
}

/** The same without its section. */
export function DutyText({ duty }: { duty: ActivityDuty }) {
  const t = useTranslations('law.duty');
  if (duty.kind === 'NO_ASSISTANCE') return t('NO_ASSISTANCE');
  const row = t('row', { count: duty.monthsInRow, month: formatMonth(duty.fromMonth) });
  if (duty.kind === 'ENDS_BEFORE') return `${row} ${t('ENDS_BEFORE', { month: formatMonth(duty.toMonth) })}`;
  return `${row} ${t(duty.kind, { month: formatMonth(duty.arisesMonth) })}`;
}
