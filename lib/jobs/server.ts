import 'server-only';
import { log } from '@/lib/platform/log';
import { keepWeeksCurrent } from './keep-weeks-current';

const HOUR_MS = 3_600_000;

/** Starts the work that nobody asks for: now and every hour, as long as the server lives. */
export function startJobs(): void {
  const run = () =>
    keepWeeksCurrent().catch((error: unknown) =>
      log.error({ job: 'keep-weeks-current', error: error instanceof Error ? error.name : 'unknown' }, 'job failed'),
    );
  void run();
  setInterval(run, HOUR_MS).unref();
}
