import type { ChildProcess } from 'node:child_process';

/** The world that a form has been opened in, which is its own: nobody else writes there. */
export interface Opened {
  /** The case that it is about, when it is about one. */
  caseId: string | null;
  municipalityIds: string[];
  /** The municipalities, Arbetsförmedlingen and the providers. */
  organisationIds: string[];
  userIds: string[];
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
