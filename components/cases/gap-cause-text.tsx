import { useTranslations } from 'next-intl';
import type { GapCauseCode, GapOwner } from '@/lib/case-weeks';

/** «väntar på SFI · skolan»: why hours are missing and who can do something about it. */
export function GapCauseText({ cause }: { cause: { code: GapCauseCode; owner: GapOwner } }) {
  const causes = useTranslations('gapCauses');
  const owners = useTranslations('gapOwners');
  return cause.code === 'UNKNOWN' ? causes('UNKNOWN') : `${causes(cause.code)} · ${owners(cause.owner)}`;
}
