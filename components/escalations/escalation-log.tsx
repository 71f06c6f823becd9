import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { EscalationPage } from '@/lib/escalations';
import { formatInstant } from '@/lib/time';
import styles from './escalation.module.css';

/** Why it went to the managers, who was reminded, and what each of them has said, in the order that it happened. */
export function EscalationLog({
  escalations,
  reminders,
  words,
}: Pick<EscalationPage, 'escalations' | 'reminders' | 'words'>) {
  const t = useTranslations('escalation');
  const conclusions = useTranslations('consultation.conclusions');
  const entries = [
    ...reminders.map(({ step, names, at }) => ({
      key: `reminder ${step}`,
      at,
      what: t(`reminded.${step}`, { names: names.join(', ') || t('nobody') }),
      text: '',
      party: null,
    })),
    ...escalations.map(({ cause, at }) => ({
      key: `escalation ${cause}`,
      at,
      what: t(`causes.${cause}`),
      text: '',
      party: null,
    })),
    ...words.map(({ id, kind, outcome, party, name, at, words: text }) => ({
      key: id,
      at,
      what: t(`said.${kind}`, { name, outcome: outcome && outcome !== 'UNANSWERED' ? conclusions(outcome) : '' }),
      text,
      party,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <ol className={styles.log}>
      {entries.map(({ key, at, what, text, party }) => (
        <li key={key}>
          {party ? <PartyMark party={party} /> : null} <b>{what}</b> ·{' '}
          <time dateTime={at}>{formatInstant(new Date(at))}</time>
          {text ? <p>{text}</p> : null}
        </li>
      ))}
    </ol>
  );
}
