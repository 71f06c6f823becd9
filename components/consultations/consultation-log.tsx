import { useTranslations } from 'next-intl';
import { formatInstant } from '@/lib/time';
import styles from './consultations.module.css';

interface Said {
  by: string;
  at: string;
  text: string;
}

interface ConsultationLogProps {
  requested: Said | null;
  answered: Said | null;
  concluded: Said | null;
  confirmed: Said | null;
  withdrawn: Said | null;
  carriedOut: Said | null;
  answer: string | null;
  /** Something else was proposed. */
  counter: unknown;
  isReplaced: boolean;
  conclusion: string | null;
  reminders: { step: 'BEFORE_DUE' | 'AFTER_DUE' | 'MANAGERS'; names: string[]; at: string }[];
  /** When and with what the managers ended it. */
  settledAt: string | null;
  settledAs: 'AGREED' | 'AGREED_WITH_CONDITIONS' | 'NOT_AGREED' | 'UNANSWERED' | null;
}

/** Everything that has been said, by whom and when, who was reminded of it, and how the managers ended it, in the order that it happened. */
export function ConsultationLog(said: ConsultationLogProps) {
  const t = useTranslations('consultation');
  const managers = useTranslations('escalation');
  const answer = said.answer && (said.counter === null ? said.answer : 'COUNTER');
  const steps = [
    { key: 'requested', what: t('logRequested'), step: said.requested },
    { key: 'answered', what: answer ? t('logAnswered', { answer: t(`answers.${answer}`) }) : '', step: said.answered },
    {
      key: 'concluded',
      what: said.conclusion ? t('logConcluded', { conclusion: t(`conclusions.${said.conclusion}`) }) : '',
      step: said.concluded,
    },
    { key: 'confirmed', what: t('logConfirmed'), step: said.confirmed },
    { key: 'carriedOut', what: t('logCarriedOut'), step: said.carriedOut },
    { key: 'withdrawn', what: t(said.isReplaced ? 'logReplaced' : 'logWithdrawn'), step: said.withdrawn },
  ];
  const entries = [
    ...steps.flatMap(({ key, what, step }) => (step ? [{ key, what, ...step }] : [])),
    ...said.reminders.map(({ step, names, at }) => {
      const what = managers(`reminded.${step}`, { names: names.join(', ') || managers('nobody') });
      return { key: step, what, by: null, at, text: '' };
    }),
    ...(said.settledAt && said.settledAs
      ? [{ key: 'settled', what: managers(`settled.${said.settledAs}`), by: null, at: said.settledAt, text: '' }]
      : []),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <ol className={styles.log}>
      {entries.map(({ key, what, by, at, text }) => (
        <li key={key}>
          <span className={styles.said}>{what}</span> {by === null ? null : `· ${by} `}·{' '}
          <time dateTime={at}>{formatInstant(new Date(at))}</time>
          {text ? <p>{text}</p> : null}
        </li>
      ))}
    </ol>
  );
}
