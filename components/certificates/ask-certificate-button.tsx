'use client';

import { useTranslations } from 'next-intl';
import { OneClickButton } from '@/components/forms/one-click-button';
import type { CommandResult } from '@/components/forms/use-command-form';
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
export function AskCertificateButton(props: AskCertificateButtonProps) {
  const t = useTranslations('certificates');
  return (
    <OneClickButton {...props} onDone={({ askedOn }) => ({ notice: t('askedNotice', { day: formatDay(askedOn) }) })} />
  );
}
