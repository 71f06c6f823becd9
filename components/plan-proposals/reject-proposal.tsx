'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import { type PlanProposalInput, rejectPlanProposalSchema } from '@/lib/plan-proposals';

export type RejectAction = (
  input: PlanProposalInput & { settledReason: string },
) => Promise<CommandResult<{ proposalId: string }>>;

/** Says no with a reason that the proposer is told. */
export function RejectProposal({ caseId, proposalId, action }: PlanProposalInput & { action: RejectAction }) {
  const t = useTranslations('planProposals');
  const router = useRouter();
  const notify = useNotice();
  const isReady = useIsReady();
  const [isOpen, setIsOpen] = useState(false);
  const command = useCommandForm({
    schema: rejectPlanProposalSchema,
    action,
    formKey: `avsla-forslag-${proposalId}`,
    defaultValues: { caseId, proposalId, settledReason: '' },
    onDone: () => {
      notify(t('rejected'));
      router.refresh();
    },
  });
  if (!isOpen) {
    return (
      <div inert={!isReady}>
        <Button type="button" size="small" variant="secondary" onClick={() => setIsOpen(true)}>
          {t('reject')}
        </Button>
      </div>
    );
  }
  return (
    <CommandForm
      command={command}
      submitLabel={t('reject')}
      secondary={
        <Button type="button" size="small" variant="tertiary" onClick={() => setIsOpen(false)}>
          {t('cancel')}
        </Button>
      }
    >
      <TextAreaInput
        name="settledReason"
        label={t('rejectReason')}
        description={t('rejectReasonHelp')}
        maxLength={1000}
      />
    </CommandForm>
  );
}
