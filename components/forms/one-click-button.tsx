'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useNotice } from '@/components/ui/notice';
import { sendCommand } from './send-command';
import type { CommandResult } from './use-command-form';
import { useErrorText } from './use-error-text';
import { useIsReady } from './use-is-ready';

export interface OneClickButtonProps<Input, Data> {
  action: (input: Input) => Promise<CommandResult<Data>>;
  input: Input;
  /** What follows when it is done: a notice, or a page to go to. */
  onDone: (data: Data) => { notice: string } | { href: string };
  className?: string;
  children: React.ReactNode;
}

/** Does one thing in one click, also in a row that has a look of its own; a refusal is told in a notice. */
export function OneClickButton<Input, Data>(props: OneClickButtonProps<Input, Data>) {
  const { action, input, onDone, className, children } = props;
  const router = useRouter();
  const notify = useNotice();
  const errorText = useErrorText();
  const isReady = useIsReady();
  const sending = useRef(false);
  const [isSending, setIsSending] = useState(false);

  async function send() {
    if (sending.current) return;
    sending.current = true;
    setIsSending(true);
    const result = await sendCommand(action, input);
    const next = result.ok ? onDone(result.data) : null;
    if (next && 'href' in next) {
      // Still busy until the page is left: a second click would come too late.
      router.push(next.href);
      router.refresh();
      return;
    }
    sending.current = false;
    setIsSending(false);
    if (next) notify(next.notice);
    else if (!result.ok) notify({ text: errorText(result.reason), tone: 'danger' });
    router.refresh();
  }

  return (
    <button
      type="button"
      className={className}
      data-button=""
      inert={!isReady}
      aria-busy={isSending}
      onClick={() => void send()}
    >
      {children}
    </button>
  );
}
