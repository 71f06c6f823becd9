import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { ReferralEvent } from '@/lib/referrals';
import { formatDay, formatHours, formatInstant } from '@/lib/time';
import styles from './referrals.module.css';

/** Everything that has happened to a referral, in order, with whose doing it was. */
export function ReferralTimeline({ events }: { events: ReferralEvent[] }) {
  return (
    <ol className={styles.timeline}>
      {events.map((event) => (
        <li key={`${event.kind} ${event.at}`}>
          {event.party === null || event.party === undefined ? null : <PartyMark party={event.party} />}
          <div>
            <EventText event={event} />
            <p className={styles.when}>
              {event.byName} · <time dateTime={event.at}>{formatInstant(new Date(event.at))}</time>
            </p>
            {event.words ? <p className={styles.words}>{event.words}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function EventText({ event: { kind, day, minutes, reason } }: { event: ReferralEvent }) {
  const t = useTranslations('referralCourse');
  const answers = useTranslations('consultation');
  const ends = useTranslations('referral.endReasons');
  const onDay = day ? formatDay(day) : '';
  switch (kind) {
    case 'CONSULTATION_ANSWERED':
      return <b>{t('events.CONSULTATION_ANSWERED', { answer: answers(`answers.${reason}`) })}</b>;
    case 'CONSULTATION_CONCLUDED':
      return <b>{t('events.CONSULTATION_CONCLUDED', { conclusion: answers(`conclusions.${reason}`) })}</b>;
    case 'NOT_STARTED':
      return (
        <b>
          {t('events.NOT_STARTED', { reason: t(`notStartedReasons.${reason}`) })}
          {onDay ? ` ${t('events.beginsOn', { day: onDay })}` : null}
        </b>
      );
    case 'PLANNED_HOURS':
      return <b>{t('events.PLANNED_HOURS', { hours: formatHours(minutes ?? 0) })}</b>;
    case 'STARTED':
    case 'EXTENDED':
      return <b>{t(`events.${kind}`, { day: onDay })}</b>;
    case 'END_PROPOSED':
    case 'ENDED':
    case 'NEVER_BEGAN':
      return <b>{t(`events.${kind}`, { day: onDay, reason: ends(reason ?? 'OTHER') })}</b>;
    default:
      return <b>{t(`events.${kind}`)}</b>;
  }
}
