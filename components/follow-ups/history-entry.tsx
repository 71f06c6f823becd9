import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { ActivityOutcomeView, FollowUpView, FourMonthView, HistoryEntry, PlanOutcomeView } from '@/lib/follow-ups';
import { formatDay, formatHours, formatInstant } from '@/lib/time';
import styles from './follow-ups.module.css';
import { JudgementTag } from './judgement-tag';
import { PartyName } from './undertaking-fields';

interface HistoryEntryRowProps {
  caseId: string;
  entry: HistoryEntry;
  /** The form that corrects it, when that is asked for. */
  correction: React.ReactNode;
}

/** One thing that has been written down: on which day, what, by whom, and the way to correct it. */
export function HistoryEntryRow({ caseId, entry, correction }: HistoryEntryRowProps) {
  const t = useTranslations('followUps.history');
  const { id, day, recorded, isCorrection, mayCorrect } = entry;
  return (
    <li id={id}>
      <time dateTime={day}>{formatDay(day)}</time>
      <div className={styles.entry}>
        <EntryContent entry={entry} />
        <p className={styles.by}>
          {recorded.authority ? <PartyMark party={recorded.authority} /> : null}{' '}
          {t(isCorrection ? 'corrected' : 'recorded', {
            name: recorded.name,
            at: formatInstant(new Date(recorded.at)),
          })}{' '}
          {mayCorrect && !correction ? (
            <Link href={`/arenden/${caseId}/uppfoljning?ratta=${id}#${id}`} prefetch={false} className={styles.noPrint}>
              {t('correct')}
              <span className="visually-hidden"> {formatDay(day)}</span>
            </Link>
          ) : null}
          {correction ? (
            <Link href={`/arenden/${caseId}/uppfoljning`} prefetch={false} className={styles.noPrint}>
              {t('cancel')}
            </Link>
          ) : null}
        </p>
        {correction ? <div className={styles.noPrint}>{correction}</div> : null}
      </div>
    </li>
  );
}

function EntryContent({ entry }: { entry: HistoryEntry }) {
  switch (entry.kind) {
    case 'FOLLOW_UP':
      return <FollowUpContent entry={entry} />;
    case 'ACTIVITY':
      return <ActivityContent entry={entry} />;
    case 'PLAN':
      return <PlanContent entry={entry} />;
    case 'FOUR_MONTHS':
      return <FourMonthContent entry={entry} />;
  }
}

function FollowUpContent({ entry }: { entry: FollowUpView }) {
  const t = useTranslations('followUps.history');
  return (
    <>
      <h3>
        {t('followUp', { number: entry.versionNumber })} <JudgementTag judgement={entry.goal} />
      </h3>
      <p className={styles.present}>
        {t(entry.individualTookPart ? 'tookPart' : 'tookNoPart')} {t('authorities')}
        {entry.authorities.map((authority) => (
          <PartyMark key={authority} party={authority} />
        ))}
        {entry.nextOn ? <span>{t('next', { day: formatDay(entry.nextOn) })}</span> : null}
      </p>
      {entry.goalNote ? <p>{t('goalNote', { note: entry.goalNote })}</p> : null}
      {entry.individualWords ? (
        <p className={styles.words}>{t('individualWords', { words: entry.individualWords })}</p>
      ) : null}
      <ul className={styles.judgements}>
        {entry.undertakings.map(({ party, position, text, judgement, note }) => (
          <li key={`${party} ${position}`}>
            <span>{party === 'INDIVIDUAL' ? null : <PartyMark party={party} />}</span>
            <JudgementTag judgement={judgement} />
            <span>
              {party === 'INDIVIDUAL' ? (
                <span className="visually-hidden">
                  <PartyName party={party} />:{' '}
                </span>
              ) : null}
              {text}
              {note ? <small>{note}</small> : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function ActivityContent({ entry }: { entry: ActivityOutcomeView }) {
  const t = useTranslations('followUps.activity');
  const { activity, outcome, brokenOffBy, reason, ledOnTo, gains, note } = entry;
  const how = [
    brokenOffBy ? t('brokenOffByWhom', { by: t(`by.${brokenOffBy}`) }) : null,
    reason ? t(`reasons.${reason}`) : null,
    outcome === 'BROKEN_OFF' && activity.isBeforeAgreedEnd ? t('beforeAgreedEnd') : null,
    ledOnTo ? t('ledOnToWhat', { what: ledOnTo }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <h3>
        <PartyMark party={activity.party} /> {activity.title}: {t(`kinds.${outcome}`)}
      </h3>
      {activity.providerName ? <p className={styles.quiet}>{activity.providerName}</p> : null}
      {how.length > 0 ? <p>{how.join(' · ')}</p> : null}
      <p>{t('gave', { gains: gains.map((gain) => t(`gainKinds.${gain}`)).join(', ') })}</p>
      {note ? <p>{note}</p> : null}
    </>
  );
}

function PlanContent({ entry }: { entry: PlanOutcomeView }) {
  const t = useTranslations('followUps.plan');
  const { plan, result, startsOn, fourMonthsOn, employerKind, education, weeklyMinutes, note } = entry;
  const what = [
    employerKind ? t(`employers.${employerKind}`) : education || null,
    startsOn ? t('from', { day: formatDay(startsOn) }) : null,
    weeklyMinutes ? t('hours', { hours: formatHours(weeklyMinutes) }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <h3>{t('ended', { number: plan.number, result: t(`results.${result}`) })}</h3>
      {what.length > 0 ? <p>{what.join(' · ')}</p> : null}
      {fourMonthsOn ? <p className={styles.quiet}>{t('asked', { day: formatDay(fourMonthsOn) })}</p> : null}
      {note ? <p>{note}</p> : null}
    </>
  );
}

function FourMonthContent({ entry }: { entry: FourMonthView }) {
  const t = useTranslations('followUps.fourMonths');
  return (
    <>
      <h3>{t('answered', { answer: t(`answers.${entry.answer}`) })}</h3>
      <p className={styles.quiet}>{t(`began.${entry.result}`, { day: formatDay(entry.startsOn) })}</p>
    </>
  );
}
