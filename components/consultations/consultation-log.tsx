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
}

/** Everything that has been said, in order, by whom and when. */
export function ConsultationLog(said: ConsultationLogProps) {
  const t = useTranslations('consultation');
  const steps = [
    { key: 'requested', what: t('logRequested'), step: said.requested },
    {
      key: 'answered',
      what: said.answer
        ? t('logAnswered', { answer: t(`answers.${said.counter === null ? said.answer : 'COUNTER'}`) })
        : '',
      step: said.answered,
    },
    {
      key: 'concluded',
      what: said.conclusion ? t('logConcluded', { conclusion: t(`conclusions.${said.conclusion}`) }) : '',
      step: said.concluded,
    },
    { key: 'confirmed', what: t('logConfirmed'), step: said.confirmed },
    { key: 'carriedOut', what: t('logCarriedOut'), step: said.carriedOut },
    { key: 'withdrawn', what: t(said.isReplaced ? 'logReplaced' : 'logWithdrawn'), step: said.withdrawn },
  ];
  return (
    <ol className={styles.log}>
      {steps.map(({ key, what, step }) =>
        step ? (
          <li key={key}>
            <span className={styles.said}>{what}</span> · {step.by} ·{' '}
            <time dateTime={step.at}>{formatInstant(new Date(step.at))}</time>
            {step.text ? <p>{step.text}</p> : null}
          </li>
        ) : null,
      )}
    </ol>
  );
}
