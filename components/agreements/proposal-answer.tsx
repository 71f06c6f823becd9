'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandButton } from '@/components/forms/command-button';
import { CommandForm } from '@/components/forms/command-form';
import { TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import { type ApproveAgreementInput, type CloseAgreementInput, closeAgreementSchema } from '@/lib/agreements';
import styles from './agreements.module.css';

export interface ProposalAnswerProps extends ApproveAgreementInput {
  mayApprove: boolean;
  /** How the reader may end the proposal; null when it is not the reader's to end. */
  closing: 'REJECTED' | 'WITHDRAWN' | null;
  approve: (input: ApproveAgreementInput) => Promise<CommandResult<unknown>>;
  close: (input: CloseAgreementInput) => Promise<CommandResult<unknown>>;
}

/** Yes to a proposed version, or no with the reason; the party that made it may take it back. */
export function ProposalAnswer(props: ProposalAnswerProps) {
  const { municipalityId, agreementId, mayApprove, closing, approve } = props;
  const t = useTranslations('agreements.answer');
  const isReady = useIsReady();
  const [isClosing, setIsClosing] = useState(false);
  return (
    <div className={styles.answer} inert={!isReady}>
      <div className={styles.buttons}>
        {mayApprove ? (
          <CommandButton
            action={approve}
            input={{ municipalityId, agreementId }}
            label={t('approve')}
            doneText={t('approved')}
          />
        ) : null}
        {closing ? (
          <Button
            type="button"
            size="small"
            variant="secondary"
            aria-expanded={isClosing}
            onClick={() => setIsClosing(!isClosing)}
          >
            {t(`open.${closing}`)}
          </Button>
        ) : null}
      </div>
      {closing && isClosing ? <CloseForm {...props} closing={closing} onClose={() => setIsClosing(false)} /> : null}
    </div>
  );
}

type CloseFormProps = ProposalAnswerProps & { closing: 'REJECTED' | 'WITHDRAWN'; onClose: () => void };

function CloseForm({ municipalityId, agreementId, closing, close, onClose }: CloseFormProps) {
  const t = useTranslations('agreements.answer');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: closeAgreementSchema,
    action: close,
    formKey: `agreement-close-${agreementId}`,
    defaultValues: { municipalityId, agreementId, closing, closedReason: '' },
    onDone: () => {
      onClose();
      notify(t(`closed.${closing}`));
      router.refresh();
    },
  });
  return (
    <CommandForm
      command={command}
      submitLabel={t(`submit.${closing}`)}
      secondary={
        <Button type="button" size="small" variant="tertiary" onClick={onClose}>
          {t('back')}
        </Button>
      }
    >
      <TextAreaInput name="closedReason" label={t(`reason.${closing}`)} maxLength={2000} minRows={2} />
    </CommandForm>
  );
}
