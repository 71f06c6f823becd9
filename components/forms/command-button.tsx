'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useNotice } from '@/components/ui/notice';
import { ErrorNotice } from '@/components/ui/states';
import { sendCommand } from './send-command';
import type { CommandResult } from './use-command-form';
import { useErrorText } from './use-error-text';
import { useIsReady } from './use-is-ready';

export type CommandButtonProps<Input, Data> = {
  action: (input: Input) => Promise<CommandResult<Data>>;
  input: Input;
  /** The verb: «Bekräfta». */
  label: string;
  /** What is said when it is done. */
  doneText: string;
  variant?: 'primary' | 'secondary' | 'tertiary';
  isDanger?: boolean;
  /** Where to go when it is done; the page is read anew otherwise. */
  doneHref?: string;
};

/** One command that needs no form: says beside the button why it was refused, sends once at a time. */
export function CommandButton<Input, Data>(props: CommandButtonProps<Input, Data>) {
  const { action, input, label, doneText, variant = 'primary', isDanger = false, doneHref } = props;
  const router = useRouter();
  const isReady = useIsReady();
  const notify = useNotice();
  const errorText = useErrorText();
  const sending = useRef(false);
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function send() {
    if (sending.current) return;
    sending.current = true;
    setIsSending(true);
    setRefusal(null);
    const result = await sendCommand(action, input);
    sending.current = false;
    setIsSending(false);
    if (!result.ok) {
      setRefusal(result.reason);
      return;
    }
    notify(doneText);
    if (doneHref) router.push(doneHref);
    router.refresh();
  }

  return (
    <div inert={!isReady}>
      <Button
        type="button"
        size="small"
        variant={variant}
        data-color={isDanger ? 'danger' : undefined}
        loading={isSending}
        onClick={() => void send()}
      >
        {label}
      </Button>
      <div role="status">{refusal ? <ErrorNotice title={errorText(refusal)} /> : null}</div>
    </div>
  );
}
