import { useTranslations } from 'next-intl';
import { CommandButton } from '@/components/forms/command-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import { FOUR_MONTH_ANSWERS, type PlanOutcomeView, type RecordFourMonthsInput } from '@/lib/follow-ups';
import { formatDay } from '@/lib/time';
import styles from './follow-ups.module.css';

interface FourMonthQuestionProps {
  caseId: string;
  outcome: Pick<PlanOutcomeView, 'id' | 'result' | 'startsOn'>;
  /** The answer that is corrected; null when nobody has answered. */
  correctsId: string | null;
  action: (input: RecordFourMonthsInput) => Promise<CommandResult<unknown>>;
}

/** «Är personen kvar i arbete eller studier?»: four answers, one click. */
export function FourMonthQuestion({ caseId, outcome, correctsId, action }: FourMonthQuestionProps) {
  const t = useTranslations('followUps.fourMonths');
  const { id, result, startsOn } = outcome;
  return (
    <div className={styles.question} id={`fyra-${id}`}>
      <p>
        <b>{t('question')}</b>{' '}
        <span className={styles.quiet}>{startsOn ? t(`began.${result}`, { day: formatDay(startsOn) }) : null}</span>
      </p>
      <div className={styles.buttons}>
        {FOUR_MONTH_ANSWERS.map((answer) => (
          <CommandButton
            key={answer}
            action={action}
            input={{ caseId, planOutcomeId: id, correctsId, answer }}
            label={t(`answers.${answer}`)}
            doneText={t('done')}
            variant="secondary"
            doneHref={`/arenden/${caseId}/uppfoljning`}
          />
        ))}
      </div>
    </div>
  );
}
