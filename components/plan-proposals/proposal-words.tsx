import { useTranslations } from 'next-intl';
import { ActivityChangeList } from '@/components/plans/plan-changes';
import type { PlanProposalView } from '@/lib/plan-proposals';
import { type ProposedTimes, summariseSlots } from '@/lib/plans';
import { formatDay, formatHours } from '@/lib/time';

/** What is proposed, in words: against the plan in force for one who may read that, else as it stands. */
export function ProposalWords({ proposal: { change, changes, title } }: { proposal: PlanProposalView }) {
  const t = useTranslations('planProposals.words');
  if (changes !== null && changes.length > 0) return <ActivityChangeList activities={changes} />;
  if (changes !== null) return <p>{t('nothing', { title })}</p>;
  const timesOf = ({ slots, flexibleWeeklyMinutes }: ProposedTimes) =>
    flexibleWeeklyMinutes === null
      ? summariseSlots(slots)
      : t('flexible', { hours: formatHours(flexibleWeeklyMinutes) });
  switch (change.kind) {
    case 'END':
      return <p>{t('END', { title, day: formatDay(change.endsOn) })}</p>;
    case 'ADD':
      return <p>{t('ADD', { title, times: timesOf(change), day: formatDay(change.startsOn) })}</p>;
    case 'CHANGE': {
      const contact = change.contact && Object.values(change.contact).filter(Boolean).join(', ');
      const parts = [
        change.times && t('times', { times: timesOf(change.times) }),
        contact && t('contact', { contact }),
      ].filter(Boolean);
      return <p>{`${title}: ${parts.join('; ')}`}</p>;
    }
  }
}
