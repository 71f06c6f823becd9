'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type MakeDecisionInput, makeDecisionSchema, type PendingDecision } from '@/lib/decisions';
import { composeReasons, describePoint } from './decision-texts';
import styles from './decisions.module.css';

export interface DecisionOfferProps {
  caseId: string;
  pending: PendingDecision;
  action: (input: MakeDecisionInput) => Promise<CommandResult<{ decisionId: string }>>;
}

/** What an assessment says and nobody has decided: what the decision would be, its reasons to change, and the one button. */
export function DecisionOffer({ caseId, pending, action }: DecisionOfferProps) {
  const t = useTranslations('decisions');
  const assessment = useTranslations('assessment');
  const router = useRouter();
  const notify = useNotice();
  const { assessmentId, basis, content } = pending;
  const texts = { t, assessment };
  const command = useCommandForm({
    schema: makeDecisionSchema,
    action,
    formKey: `decision-${assessmentId}-${basis.slice(0, 8)}`,
    defaultValues: { caseId, assessmentId, basis, reasons: composeReasons(content, texts) },
    onDone: () => {
      notify(t('made'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('make')}>
      <ul className={styles.points}>
        {content.points.map((point) => (
          <li key={describePoint(point, texts)}>{describePoint(point, texts)}</li>
        ))}
      </ul>
      {content.extent?.ground === 'SECTION_12_4' ? <p className={styles.note}>{t('consultFirst')}</p> : null}
      <TextAreaInput
        name="reasons"
        label={t('reasonsLabel')}
        description={t('reasonsHelp')}
        maxLength={6000}
        minRows={4}
      />
    </CommandForm>
  );
}
