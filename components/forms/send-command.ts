import { unstable_rethrow } from 'next/navigation';
import type { CommandResult } from './use-command-form';

/** Sends a command. A connection that fails is an answer like any other. */
export async function sendCommand<Input, Data>(
  action: (input: Input) => Promise<CommandResult<Data>>,
  input: Input,
): Promise<CommandResult<Data>> {
  try {
    return await action(input);
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, reason: 'noConnection' };
  }
}
