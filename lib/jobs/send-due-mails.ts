import { decideMailLine, type MailLine, type MailOutage } from '@/lib/notifications';
import { deliverMails, openMailServer } from '@/lib/notifications/server';
import { configuration } from '@/lib/platform/configuration';
import { log } from '@/lib/platform/log';
import { now } from '@/lib/time/clock';

const WORDS: Record<Exclude<MailLine, null>, { level: 'info' | 'warn'; words: string }> = {
  MAILS: { level: 'info', words: 'mails' },
  SERVER_DOWN: { level: 'warn', words: 'the mail server is out of reach; what is to be sent waits' },
  SERVER_STILL_DOWN: { level: 'warn', words: 'the mail server is still out of reach' },
  SERVER_BACK: { level: 'info', words: 'the mail server is back' },
};

let outage: MailOutage | null = null;

/** Sends the mails of the notifications that are due, when there is a mail server; without one they wait. */
export async function sendDueMails(): Promise<void> {
  const { smtp, publicUrl } = configuration();
  if (!smtp) return;
  const round = await deliverMails({ now: now(), publicUrl }, openMailServer(smtp));
  const said = decideMailLine(outage, round, now().getTime());
  const downSince = said.outage?.downSince ?? outage?.downSince ?? null;
  outage = said.outage;
  if (said.line === null) return;
  const { level, words } = WORDS[said.line];
  const since = downSince === null ? {} : { since: new Date(downSince).toISOString() };
  log[level]({ job: 'send-due-mails', ...round, ...since }, words);
}
