import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import { type ContactDto, groupWorkingHours, type HoursSpan, type StandInDto } from '@/lib/contacts';
import { formatClockSpan, formatDayAndMonth, formatShortWeekday } from '@/lib/time';
import styles from './contacts.module.css';

/** One person to call: the direct ways first, when they are reached, who stands in while they are away, and the shared mailbox last. */
export function ContactCard({ contact }: { contact: ContactDto }) {
  const t = useTranslations('contacts');
  const roles = useTranslations('roles');
  const { name, role, party, organisationName, phone, email, sharedMailbox, hours, away } = contact;
  return (
    <div className={styles.card}>
      <PartyMark party={party} />
      <div>
        <b>{name}</b>
        <small className="subtle">
          {roles(role)}, {organisationName}
        </small>
        <span className={styles.ways}>
          <Ways phone={phone} email={email} />
        </span>
        {hours.length > 0 ? (
          <small className="subtle">{t('reached', { hours: groupWorkingHours(hours).map(spanText).join(', ') })}</small>
        ) : null}
        <Away away={away} />
        {sharedMailbox ? (
          <small className={styles.second}>
            {t('sharedMailbox')} <a href={`mailto:${sharedMailbox}`}>{sharedMailbox}</a>
          </small>
        ) : null}
      </div>
    </div>
  );
}

/** Several to call, one under the other. */
export function ContactList({ contacts }: { contacts: readonly ContactDto[] }) {
  return (
    <ul className={styles.list}>
      {contacts.map((contact) => (
        <li key={contact.userId}>
          <ContactCard contact={contact} />
        </li>
      ))}
    </ul>
  );
}

/** Several to call in a list of many, a line each: the number, and who stands in while someone is away. */
export function ContactLines({ contacts }: { contacts: readonly ContactDto[] }) {
  return (
    <ul className={styles.lines}>
      {byParty(contacts).map(({ userId, party, name, phone, email, away }) => (
        <li key={userId}>
          <PartyMark party={party} /> {name} <Ways phone={phone} email={phone ? null : email} />
          <Away away={away?.isNow ? away : null} />
        </li>
      ))}
    </ul>
  );
}

/** The municipality first, in every row. */
function byParty(contacts: readonly ContactDto[]): ContactDto[] {
  return contacts.toSorted((one, other) => other.party.localeCompare(one.party));
}

function Ways({ phone, email }: { phone: string | null; email: string | null }) {
  return (
    <>
      {phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> : null}
      {email ? <a href={`mailto:${email}`}>{email}</a> : null}
    </>
  );
}

function Away({ away }: { away: ContactDto['away'] }) {
  const t = useTranslations('contacts.away');
  if (away === null) return null;
  const days = { from: formatDayAndMonth(away.fromOn), to: formatDayAndMonth(away.toOn) };
  if (!away.isNow) return <small className={styles.away}>{t('later', days)}</small>;
  return (
    <div className={styles.away}>
      <span>{t('now', days)}</span>
      {away.standIn ? <StandIn standIn={away.standIn} /> : <span>{t('nobody')}</span>}
    </div>
  );
}

function StandIn({ standIn }: { standIn: StandInDto }) {
  const t = useTranslations('contacts.away');
  return (
    <>
      <span>{t(standIn.isAway ? 'standInAway' : 'standIn', { name: standIn.name })}</span>
      <Ways phone={standIn.phone} email={standIn.email} />
    </>
  );
}

function spanText({ fromWeekday, toWeekday, ...times }: HoursSpan): string {
  const days =
    fromWeekday === toWeekday
      ? formatShortWeekday(fromWeekday)
      : `${formatShortWeekday(fromWeekday)}–${formatShortWeekday(toWeekday)}`;
  return `${days} ${formatClockSpan(times)}`;
}
