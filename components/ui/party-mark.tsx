import { useTranslations } from 'next-intl';
import styles from './tags.module.css';

/** The three parties; equal to the enum of the database. */
export type Party = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';

/** K, A or L: a letter, a shape and a colour, with the whole word as title and for those who listen. */
export function PartyMark({ party }: { party: Party }) {
  const t = useTranslations('parties');
  return (
    <span className={styles.party} data-party={party} role="img" aria-label={t(party)} title={t(party)}>
      {t(`letters.${party}`)}
    </span>
  );
}

/** «K → A»: who asks and who is to answer. */
export function PartyDirection({ from, to }: { from: Party; to: Party }) {
  const t = useTranslations('parties');
  return (
    <span className={styles.waiting}>
      <b>
        <PartyMark party={from} />
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">{t('to')}</span>
        <PartyMark party={to} />
      </b>
    </span>
  );
}

export type WaitingForProps = {
  /** Whose turn it is. 'me' when the reader's own party is to act. */
  party: Party | 'me';
  /** Working days to the due date; negative when it has passed, left out when there is none. */
  workingDaysLeft?: number;
};

/** «Väntar på A · 3 arbetsdagar kvar». Amber from the last day, red when the day has passed. */
export function WaitingFor({ party, workingDaysLeft }: WaitingForProps) {
  const t = useTranslations('parties');
  return (
    <span className={styles.waiting}>
      <b>
        {party === 'me' ? (
          t('waitingForMe')
        ) : (
          <>
            {t('waitingFor')} <PartyMark party={party} />
          </>
        )}
      </b>
      {workingDaysLeft === undefined ? null : (
        <span className={styles.time} data-urgency={urgencyOf(workingDaysLeft)}>
          {workingDaysLeft < 0 ? t('daysLate', { count: -workingDaysLeft }) : t('daysLeft', { count: workingDaysLeft })}
        </span>
      )}
    </span>
  );
}

function urgencyOf(workingDaysLeft: number): 'late' | 'soon' | 'calm' {
  if (workingDaysLeft < 0) return 'late';
  return workingDaysLeft <= 1 ? 'soon' : 'calm';
}
