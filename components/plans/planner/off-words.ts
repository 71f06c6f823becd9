import { useTranslations } from 'next-intl';
import type { SlotOff } from '@/lib/plans';

/** Why a slot or a day is not held, in a few words: «nyårsafton», «stängt v. 52», «uppehåll». */
export function nameOff(off: SlotOff, t: (kind: Exclude<SlotOff['kind'], 'PUBLIC_HOLIDAY' | 'EXCEPTION'>) => string) {
  if (off.kind === 'PUBLIC_HOLIDAY') return off.name;
  return off.kind === 'EXCEPTION' ? off.reason : t(off.kind);
}

/** The same with the words at hand. */
export function useOffWords(): (off: SlotOff) => string {
  const t = useTranslations('planner.off');
  return (off) => nameOff(off, t);
}
