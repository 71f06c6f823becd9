'use client';

import { useTranslations } from 'next-intl';
import { OneClickButton } from '@/components/forms/one-click-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import type { StartReferralInput } from '@/lib/referrals';

export type StartReferral = (input: StartReferralInput) => Promise<CommandResult<unknown>>;

interface StartButtonProps {
  action: StartReferral;
  input: StartReferralInput;
  className?: string;
  children: React.ReactNode;
}

/** «Har börjat i dag»: today and as decided, in one click. */
export function StartButton(props: StartButtonProps) {
  const t = useTranslations('referralCourse.start');
  return <OneClickButton {...props} onDone={() => ({ notice: t('done') })} />;
}
