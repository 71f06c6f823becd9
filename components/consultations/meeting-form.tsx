'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxesInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { holdMeetingSchema, type MeetingRow } from '@/lib/consultations';

type Values = z.input<typeof holdMeetingSchema>;

interface MeetingFormProps {
  municipalityId: string;
  /** The reader's own name, to begin with. */
  participants: string;
  today: string;
  /** The samråd that may be taken up, those due first before the others. */
  open: MeetingRow[];
  action: (input: Values) => Promise<CommandResult<{ meetingId: string }>>;
}

/** A new group samråd: the day, who takes part, and which samråd are taken up. */
export function MeetingForm({ municipalityId, participants, today, open, action }: MeetingFormProps) {
  const t = useTranslations('groupConsultation');
  const kinds = useTranslations('consultation.kinds');
  const router = useRouter();
  const [requestId] = useState(() => crypto.randomUUID());
  const command = useCommandForm({
    schema: holdMeetingSchema,
    action,
    formKey: `gruppsamrad-${municipalityId}`,
    defaultValues: { municipalityId, requestId, heldOn: today, participants, consultationIds: [] },
    onDone: ({ meetingId }) => {
      router.push(`/gruppsamrad/${meetingId}`);
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <DayInput name="heldOn" label={t('heldOn')} />
      <TextInput name="participants" label={t('participants')} description={t('participantsHelp')} />
      <CheckboxesInput
        name="consultationIds"
        label={t('choose')}
        choices={open.map(({ consultationId, name, caseNumber, kind, providerName, waitingFor }) => ({
          value: consultationId,
          label: [
            name ?? t('protected'),
            caseNumber,
            kinds(kind),
            providerName,
            waitingFor ? t(`turn.${waitingFor}`) : null,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </CommandForm>
  );
}
