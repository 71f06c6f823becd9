import 'server-only';
import { readFileSync } from 'node:fs';
import type { IsoDay } from './iso-day';
import { stockholmDayOf } from './stockholm';

/**
 * The present instant. The one place that reads the clock.
 *
 * In the demonstration (SAMSPEL_DEMO=1) the instant written in the file SAMSPEL_CLOCK_FILE is now, as long as that
 * file exists, so that a journey can walk through the weeks.
 *
 * @throws RangeError when that file holds no ISO 8601 instant.
 */
export function now(): Date {
  return readDemonstrationClock() ?? new Date();
}

/** Today in Sweden. */
export function today(): IsoDay {
  return stockholmDayOf(now());
}

function readDemonstrationClock(): Date | null {
  const path = process.env.SAMSPEL_DEMO === '1' ? process.env.SAMSPEL_CLOCK_FILE : undefined;
  if (!path) return null;
  const text = readTextIfPresent(path)?.trim();
  if (text === undefined) return null;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`SAMSPEL_CLOCK_FILE holds no instant: «${text}»`);
  return instant;
}

function readTextIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
