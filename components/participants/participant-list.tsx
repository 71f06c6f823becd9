import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ContactLines } from '@/components/contacts/contact-card';
import { ProtectedMark } from '@/components/ui/tags';
import type { ParticipantRow } from '@/lib/participants';
import { formatDay, formatHours, formatWeek, type IsoWeek } from '@/lib/time';
import { ParticipantDays } from './participant-days';
import styles from './participants.module.css';

/** Own participants: what the week holds, what waits, and whom to call. */
export function ParticipantList({ rows, thisWeek }: { rows: readonly ParticipantRow[]; thisWeek: IsoWeek }) {
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <li key={row.caseId} className={styles.row}>
          <Participant row={row} />
          <div>
            <Week row={row} thisWeek={thisWeek} />
          </div>
          <div>
            <ContactLines contacts={row.contacts} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Participant({ row }: { row: ParticipantRow }) {
  const t = useTranslations('participants.list');
  const { turn, openProposals } = row;
  return (
    <div>
      <Link className={styles.name} href={`/deltagare/${row.caseId}`} prefetch={false}>
        {row.name}
      </Link>
      {row.isProtected ? <ProtectedMark short /> : null}
      <span className="subtle">
        {row.serviceName}, {row.municipalityName}
      </span>
      {turn.on ? <span>{t(`turn.${turn.kind}`, { day: formatDay(turn.on) })}</span> : null}
      {openProposals > 0 && turn.kind !== 'ENDED' ? (
        <Link href={`/arenden/${row.caseId}/plan/forslag`} prefetch={false}>
          {t('proposals', { count: openProposals })}
        </Link>
      ) : null}
    </div>
  );
}

function Week({ row, thisWeek }: { row: ParticipantRow; thisWeek: IsoWeek }) {
  const t = useTranslations('participants.list');
  return (
    <>
      <span className={styles.hours}>
        {t.rich('week', {
          week: formatWeek(thisWeek),
          hours: formatHours(row.weekMinutes),
          b: (chunks) => <b>{chunks}</b>,
        })}
      </span>
      <ParticipantDays days={row.days} />
      {row.unreportedWeeks.map(({ week, days }) => (
        <Link key={week} className={styles.waits} href={`/arenden/${row.caseId}/narvaro/${week}`} prefetch={false}>
          {t('unreported', { week: formatWeek(week), count: days })}
        </Link>
      ))}
    </>
  );
}
