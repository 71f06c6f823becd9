import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { MonthNote } from '@/lib/monthly-assessments';
import { formatDay } from '@/lib/time';
import styles from './monthly.module.css';

/** What Arbetsförmedlingen has said of the month, the latest first. */
export function MonthNotes({ notes }: { notes: MonthNote[] }) {
  const t = useTranslations('monthly.note');
  return (
    <ul className={styles.notes}>
      {notes.map(({ id, isConfirmed, text, writtenOn, writtenByName }) => (
        <li key={id}>
          <p>
            <PartyMark party="EMPLOYMENT_SERVICE" /> {isConfirmed ? t('confirmed') : t('notConfirmed')}
          </p>
          {text ? <p className={styles.decision}>{text}</p> : null}
          <p className="subtle">
            {writtenByName}, {formatDay(writtenOn)}
          </p>
        </li>
      ))}
    </ul>
  );
}
