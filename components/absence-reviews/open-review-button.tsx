'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { useErrorText } from '@/components/forms/use-error-text';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';

export type OpenReview<Input> = (input: Input) => Promise<CommandResult<{ reviewId: string }>>;

export interface OpenReviewButtonProps<Input extends { caseId: string }> {
  action: OpenReview<Input>;
  input: Input;
  className?: string;
  children: React.ReactNode;
}

/** Opens a review and goes to it, in one click. */
export function OpenReviewButton<Input extends { caseId: string }>(props: OpenReviewButtonProps<Input>) {
  const { action, input, className, children } = props;
  const router = useRouter();
  const notify = useNotice();
  const errorText = useErrorText();
  const isReady = useIsReady();
  const sending = useRef(false);
  const [isSending, setIsSending] = useState(false);

  async function open() {
    if (sending.current) return;
    sending.current = true;
    setIsSending(true);
    const result = await sendCommand(action, input);
    if (result.ok) {
      router.push(`/arenden/${input.caseId}/franvaro/${result.data.reviewId}`);
      router.refresh();
      return;
    }
    sending.current = false;
    setIsSending(false);
    notify({ text: errorText(result.reason), tone: 'danger' });
  }

  return (
    <button
      type="button"
      className={className}
      data-button=""
      inert={!isReady}
      aria-busy={isSending}
      onClick={() => void open()}
    >
      {children}
    </button>
  );
}
