'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { Effect } from './effect';

export type ShownEffect = ComponentProps<typeof Effect>['effect'];

const PAUSE_MS = 300;

interface LiveEffectProps<Input> {
  /** What to ask about; null while it cannot be computed. */
  proposed: Input | null;
  action: (input: Input) => Promise<CommandResult<ShownEffect>>;
  /** What is said until then. */
  pending: string;
}

/** The week before and after, and the weeks that follow, computed by the server each time the writer pauses. */
export function LiveEffect<Input>({ proposed, action, pending }: LiveEffectProps<Input>) {
  const [effect, setEffect] = useState<ShownEffect | null>(null);
  const asked = JSON.stringify(proposed);

  useEffect(() => {
    const input = JSON.parse(asked) as Input | null;
    if (input === null) {
      setEffect(null);
      return;
    }
    let isLatest = true;
    const timer = setTimeout(async () => {
      const result = await sendCommand(action, input);
      if (isLatest) setEffect(result.ok ? result.data : null);
    }, PAUSE_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [asked, action]);

  return <div aria-live="polite">{effect ? <Effect effect={effect} /> : <p>{pending}</p>}</div>;
}
