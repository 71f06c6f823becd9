'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandButton } from '@/components/forms/command-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import { formatDay, formatHours } from '@/lib/time';

interface CounterProposalProps {
  caseId: string;
  consultationId: string;
  counter: {
    kind: string;
    startsOn: string | null;
    endsOn: string | null;
    weeklyMinutes: number | null;
    serviceName: string | null;
    words: string;
  };
  /** Null for those who cannot take it over. */
  action:
    | ((input: { caseId: string; consultationId: string; requestId: string }) => Promise<CommandResult<unknown>>)
    | null;
}

/** What the other party proposes instead, with the one action that takes it over into a new samråd. */
export function CounterProposal({ caseId, consultationId, counter, action }: CounterProposalProps) {
  const t = useTranslations('consultation.counter');
  const [requestId] = useState(() => crypto.randomUUID());
  return (
    <>
      <p>
        <b>
          {t(`proposed.${counter.kind}`, {
            day: formatOptionalDay(counter.startsOn ?? counter.endsOn),
            hours: formatHours(counter.weeklyMinutes ?? 0),
            service: counter.serviceName ?? '',
          })}
        </b>
      </p>
      <p>{counter.words}</p>
      {action ? (
        <>
          <p>{t('takeOverHelp')}</p>
          <CommandButton
            action={action}
            input={{ caseId, consultationId, requestId }}
            label={t('takeOver')}
            doneText={t('takenOver')}
            doneHref={`/arenden/${caseId}/samrad/${requestId}`}
          />
        </>
      ) : null}
    </>
  );
}

function formatOptionalDay(day: string | null): string {
  return day ? formatDay(day) : '';
}
