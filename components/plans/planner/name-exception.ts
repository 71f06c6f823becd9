import type { ActivityException } from '@/lib/plans';
import { formatDay } from '@/lib/time';

/** «24 november 2026–25 november 2026» or the one day, and why: the parts of a sentence. */
export function nameException({ fromOn, toOn, reason }: ActivityException): { days: string; reason: string } {
  return { days: fromOn === toOn ? formatDay(fromOn) : `${formatDay(fromOn)}–${formatDay(toOn)}`, reason };
}
