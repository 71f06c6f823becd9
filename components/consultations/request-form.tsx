'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { Section } from '@/components/layout/page';
import { useNotice } from '@/components/ui/notice';
import { previewProposalSchema, requestConsultationSchema } from '@/lib/consultations';
import { EarlierReferrals } from './earlier-referrals';
import { LiveEffect, type ShownEffect } from './live-effect';
import { ProposalFields, type ProposalFieldsProps } from './proposal-fields';

type Values = z.input<typeof requestConsultationSchema>;
export type PreviewAction = (input: z.input<typeof previewProposalSchema>) => Promise<CommandResult<ShownEffect>>;

interface RequestFormProps extends Omit<ProposalFieldsProps, 'kind'> {
  values: Omit<Values, 'requestId'>;
  earlierReferrals: Parameters<typeof EarlierReferrals>[0]['referrals'];
  requestAction: (input: Values) => Promise<CommandResult<{ consultationId: string }>>;
  previewAction: PreviewAction;
}

/** A samråd as it is asked for, with the week before and after beside it all the time. */
export function RequestForm({ values, earlierReferrals, requestAction, previewAction, ...fields }: RequestFormProps) {
  const t = useTranslations('consultation');
  const router = useRouter();
  const notify = useNotice();
  const [requestId] = useState(() => crypto.randomUUID());
  const command = useCommandForm({
    schema: requestConsultationSchema,
    action: requestAction,
    formKey: `samrad-${values.caseId}`,
    defaultValues: { ...values, requestId },
    onDone: ({ consultationId }) => {
      notify(t('request.done'));
      router.push(`/arenden/${values.caseId}/samrad/${consultationId}`);
      router.refresh();
    },
  });
  const { control } = command.form;
  const kind = useWatch({ control, name: 'kind' });
  return (
    <CommandForm
      command={command}
      submitLabel={t('request.submit')}
      beside={
        <>
          <Section title={t('request.effect')}>
            <LiveProposalEffect control={control} caseId={values.caseId} action={previewAction} />
          </Section>
          <Section title={t('earlierReferrals.title')}>
            <EarlierReferrals referrals={earlierReferrals} />
          </Section>
        </>
      }
    >
      <ProposalFields {...fields} kind={kind} />
    </CommandForm>
  );
}

/** What the proposal being written does to the week; nothing until there are hours, or something to break off. */
function LiveProposalEffect({
  control,
  caseId,
  action,
}: {
  control: Control<Values, unknown, z.output<typeof requestConsultationSchema>>;
  caseId: string;
  action: PreviewAction;
}) {
  const t = useTranslations('consultation');
  const words = useTranslations('referral');
  const [kind, typeCode, startsOn, endsOn, flexibleWeeklyMinutes, slots, endsLineageIds] = useWatch({
    control,
    name: ['kind', 'typeCode', 'startsOn', 'endsOn', 'flexibleWeeklyMinutes', 'slots', 'endsLineageIds'],
  });
  const parsed = previewProposalSchema.safeParse({
    caseId,
    kind,
    typeCode,
    startsOn,
    endsOn,
    flexibleWeeklyMinutes,
    slots,
    endsLineageIds,
  });
  const isEmpty = kind === 'BREAK_OFF' ? endsLineageIds.length === 0 : !flexibleWeeklyMinutes && slots.length === 0;
  return (
    <LiveEffect
      proposed={parsed.success && !isEmpty ? parsed.data : null}
      action={action}
      pending={kind === 'BREAK_OFF' ? t('request.effectPendingBreakOff') : words('effectPending')}
    />
  );
}
