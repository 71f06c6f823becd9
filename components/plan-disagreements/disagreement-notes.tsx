import { useTranslations } from 'next-intl';
import { type DisagreementView, listDisagreementsBeside, type PlanPlace } from '@/lib/plan-disagreements';
import { formatDay } from '@/lib/time';
import styles from './plan-disagreements.module.css';

interface DisagreementNotesProps {
  disagreements: readonly DisagreementView[];
  place: PlanPlace;
}

/** What is not agreed on, beside the part of the plan that it is about; nothing where all agree. */
export function DisagreementNotes({ disagreements, place }: DisagreementNotesProps) {
  const beside = listDisagreementsBeside(disagreements, place);
  if (beside.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {beside.map((disagreement) => (
        <li key={disagreement.id}>
          <DisagreementWords disagreement={disagreement} />
        </li>
      ))}
    </ul>
  );
}

/** Who does not agree, in whose words, since when, and how it ended if it has. */
export function DisagreementWords({ disagreement }: { disagreement: DisagreementView }) {
  const t = useTranslations('planDisagreements');
  const { party, words, expressedOn, ending, endedOn } = disagreement;
  return (
    <div className={styles.note} data-ended={ending !== null || undefined}>
      <p className={styles.who}>
        <b>{t(`disagrees.${party}`)}</b>
        <small>{formatDay(expressedOn)}</small>
        {ending !== null && endedOn !== null ? (
          <small>{t(`endedOn.${ending}`, { day: formatDay(endedOn) })}</small>
        ) : null}
      </p>
      <p className={styles.words}>{words}</p>
    </div>
  );
}
