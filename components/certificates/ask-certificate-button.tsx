'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { useErrorText } from '@/components/forms/use-error-text';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import type { AskForCertificateInput } from '@/lib/certificates';
import { formatDay } from '@/lib/time';

export type AskForCertificate = (input: AskForCertificateInput) => Promise<CommandResult<{ askedOn: string }>>;

export interface AskCertificateButtonProps {
  action: AskForCertificate;
  input: AskForCertificateInput;
  className?: string;
  children: React.ReactNode;
}

/** Notes in one click that a certificate has been asked for. */
export function AskCertificateButton({ action, input, className, children }: AskCertificateButtonProps) {
  const t = useTranslations('certificates');
  const router = useRouter();
  const notify = useNotice();
  const errorText = useErrorText();
  const isReady = useIsReady();
  const sending = useRef(false);
  const [isSending, setIsSending] = useState(false);

  async function ask() {
    if (sending.current) return;
    sending.current = true;
    setIsSending(true);
    const result = await sendCommand(action, input);
    sending.current = false;
    setIsSending(false);
    if (result.ok) notify(t('askedNotice', { day: formatDay(result.data.askedOn) }));
    else notify({ text: errorText(result.reason), tone: 'danger' });
    router.refresh();
  }

  return (
    <button
      type="button"
      className={className}
      data-button=""
      inert={!isReady}
      aria-busy={isSending}
      onClick={() => void ask()}
    >
      {children}
    </button>
  );
}
