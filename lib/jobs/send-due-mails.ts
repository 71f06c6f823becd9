import { deliverMails, openMailServer } from '@/lib/notifications/server';
import { configuration } from '@/lib/platform/configuration';
import { log } from '@/lib/platform/log';
import { now } from '@/lib/time/clock';

/** Sends the mails of the notifications that are due, when there is a mail server; without one they wait. */
export async function sendDueMails(): Promise<void> {
  const { smtp, publicUrl } = configuration();
  if (!smtp) return;
  const { sent, failed } = await deliverMails({ now: now(), publicUrl }, openMailServer(smtp));
  if (sent + failed > 0) log.info({ job: 'send-due-mails', sent, failed }, 'mails');
}
