import { useTranslations } from 'next-intl';
import type { CommandResult } from '@/components/forms/use-command-form';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import {
  AGREEMENT_PARTIES,
  type AgreementParty,
  type AnswerGoalInput,
  type GoalAnswer,
  type GoalYears,
} from '@/lib/agreements';
import styles from './agreements.module.css';
import { AnswerGoal } from './answer-goal';

interface GoalFollowUpProps {
  municipalityId: string;
  goalYears: GoalYears;
  names: Record<string, string>;
  /** The party that the reader answers for; null for who only reads. */
  party: AgreementParty | null;
  answer: (input: AnswerGoalInput) => Promise<CommandResult<unknown>>;
}

/** Each goal with what both parties say of the year, and said of the year before, side by side. */
export function GoalFollowUp({ municipalityId, goalYears, names, party, answer }: GoalFollowUpProps) {
  const t = useTranslations('agreements');
  const parties = useTranslations('parties');
  const { openYear, goals } = goalYears;
  return (
    <ul className={styles.history}>
      {goals.map(({ lineageId, words, ownerUserId, isFollowedUp, years }) => {
        const own = party && years.find(({ year }) => year === openYear)?.[party];
        return (
          <li key={lineageId}>
            <h3>{words}</h3>
            <p className="subtle">{t('goals.owner', { name: names[ownerUserId] ?? t('rules.former') })}</p>
            <DataTable
              caption={t('goals.caption', { goal: words })}
              head={
                <>
                  <HeadCell width="6rem">{t('goals.year')}</HeadCell>
                  {AGREEMENT_PARTIES.map((each) => (
                    <HeadCell key={each}>{parties(each)}</HeadCell>
                  ))}
                </>
              }
            >
              {years.map((year) => (
                <DataRow key={year.year}>
                  <RowHead>{year.year}</RowHead>
                  {AGREEMENT_PARTIES.map((each) => (
                    <DataCell key={each} label={parties(each)}>
                      <Answer answer={year[each]} />
                    </DataCell>
                  ))}
                </DataRow>
              ))}
            </DataTable>
            {party && openYear !== null && isFollowedUp ? (
              <AnswerGoal
                input={{ municipalityId, lineageId, year: openYear, revision: own?.revision ?? null }}
                goal={words}
                present={own ?? null}
                action={answer}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function Answer({ answer }: { answer: GoalAnswer | null }) {
  const t = useTranslations('agreements.goals');
  if (answer === null) return <span className="subtle">{t('unanswered')}</span>;
  const why = [...answer.causes.map((cause) => t(`causes.${cause}`)), answer.words].filter(Boolean).join(' · ');
  return (
    <>
      <b>{t(`attainment.${answer.attainment}`)}</b>
      {why ? <span className={styles.why}>{why}</span> : null}
    </>
  );
}
