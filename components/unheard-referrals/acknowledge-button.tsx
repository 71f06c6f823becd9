'use client';

import { useTranslations } from 'next-intl';
import { OneClickButton } from '@/components/forms/one-click-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import type { AcknowledgeUnheardInput } from '@/lib/unheard-referrals';

export type AcknowledgeUnheard = (input: AcknowledgeUnheardInput) => Promise<CommandResult<unknown>>;

interface AcknowledgeButtonProps {
  action: AcknowledgeUnheard;
  input: AcknowledgeUnheardInput;
  className?: string;
  children: React.ReactNode;
}

/** A manager has taken note: one click. */
export function AcknowledgeButton({ action, input, className, children }: AcknowledgeButtonProps) {
  const t = useTranslations('unheard');
  return (
    <OneClickButton
      action={action}
      input={input}
      onDone={() => ({ notice: t('acknowledged') })}
      {...(className ? { className } : {})}
    >
      {children}
    </OneClickButton>
  );
}
