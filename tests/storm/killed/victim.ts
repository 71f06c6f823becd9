import type { ChildProcess } from 'node:child_process';

/** Where a form has been opened: in a case, or in a municipality that is the form's own. */
export interface Opened {
  caseId: string | null;
  municipalityId: string;
}

/** A server that is going to be killed, with forms opened that it has yet to be sent. */
export interface Victim {
  /** What its connections to PostgreSQL are called. */
  name: string;
  process: ChildProcess;
  /** Where each form has been opened, in their order. */
  opened: Opened[];
  /** The places of those that it has answered as done. */
  done: Set<number>;
  refused: string[];
  /** Sends all the forms at once. */
  send(): void;
}

let victims = 0;

/** A name of its own, and the address under which PostgreSQL knows it by that name. */
export function nameVictim(): { name: string; address: string } {
  victims += 1;
  const name = `killed-${victims}`;
  const address = new URL(process.env.SAMSPEL_EMBEDDED_URL ?? '');
  address.searchParams.set('application_name', name);
  return { name, address: address.href };
}
