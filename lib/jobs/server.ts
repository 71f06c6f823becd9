import 'server-only';
import { forgetOldNotifications } from '@/lib/notifications/server';
import { log } from '@/lib/platform/log';
import { now } from '@/lib/time/clock';
import { drawSamples } from './draw-samples';
import { endSightEverywhere } from './end-sight';
import { keepWeeksCurrent } from './keep-weeks-current';
import { remindOfSamrad } from './remind-of-samrad';
import { sendDueMails } from './send-due-mails';
import { warnOfHeldPlaces } from './warn-of-held-places';

const HOUR_MS = 3_600_000;
const MAIL_PAUSE_MS = 5000;

/** Starts the work that nobody asks for, now and again and again, as long as the server lives. */
export function startJobs(): void {
  repeat('keep-weeks-current', HOUR_MS, keepWeeksCurrent);
  repeat('forget-old-notifications', HOUR_MS, () => forgetOldNotifications(now()));
  repeat('remind-of-samrad', HOUR_MS, remindOfSamrad);
  repeat('warn-of-held-places', HOUR_MS, warnOfHeldPlaces);
  repeat('draw-samples', HOUR_MS, drawSamples);
  repeat('end-sight', HOUR_MS, endSightEverywhere);
  repeat('send-due-mails', MAIL_PAUSE_MS, sendDueMails);
}

/** Does a piece of work now, and again when the pause after it has passed. */
function repeat(job: string, pauseMs: number, work: () => Promise<void>): void {
  const run = () =>
    work()
      .catch((error: unknown) =>
        log.error({ job, error: error instanceof Error ? error.name : 'unknown' }, 'job failed'),
      )
      .finally(() => setTimeout(run, pauseMs).unref());
  void run();
}
