import { useTranslations } from 'next-intl';
import { DutySentence } from '@/components/assessments/duty-sentence';
import { Section } from '@/components/layout/page';
import type { CaseDecisions } from '@/lib/decisions';
import { formatDay } from '@/lib/time';
import { DecisionOffer, type DecisionOfferProps } from './decision-offer';
import styles from './decisions.module.css';

export interface DutyAndOfferProps {
  decisions: CaseDecisions;
  /** Left out for those who may not decide. */
  action?: DecisionOfferProps['action'];
}

/** On the page of the case: the duty in a sentence, and the decision that an officer's assessment waits for. */
export function DutyAndOffer({ decisions, action }: DutyAndOfferProps) {
  const waiting = decisions.pending.filter(({ source }) => source === 'OFFICER');
  return (
    <div className={styles.beside}>
      <DutySentence duty={decisions.duty} />
      {action ? <DecisionOffers caseId={decisions.caseId} pending={waiting} action={action} /> : null}
    </div>
  );
}

/** The decisions that wait, one for each assessment. */
export function DecisionOffers({
  caseId,
  pending,
  action,
}: {
  caseId: string;
  pending: CaseDecisions['pending'];
  action: DecisionOfferProps['action'];
}) {
  const t = useTranslations('decisions');
  return pending.map((each) => (
    <Section
      key={each.basis}
      level={3}
      title={t('offer', { day: formatDay(each.content.extent?.validFrom ?? each.content.points[0]?.fromOn ?? '') })}
    >
      <DecisionOffer caseId={caseId} pending={each} action={action} />
    </Section>
  ));
}
