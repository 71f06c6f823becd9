'use client';

import { usePathname, useRouter } from 'next/navigation';
import type { FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import { type CommandFormOptions, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';

/** The referral as it was seen: what each step is taken from. */
export interface ReferralStep {
  caseId: string;
  referralId: string;
  revision: number;
}

/** A form that takes one step with a referral: says so when it is done, and shows the page anew without the form. */
export function useStepForm<Schema extends z.ZodType<unknown, FieldValues>, Data>(
  options: Omit<CommandFormOptions<Schema, Data>, 'onDone' | 'afterDone'> & { doneText: string },
) {
  const { doneText, ...form } = options;
  const router = useRouter();
  const path = usePathname();
  const notify = useNotice();
  return useCommandForm({
    ...form,
    onDone: () => {
      notify(doneText);
      router.replace(path);
      router.refresh();
    },
  });
}
