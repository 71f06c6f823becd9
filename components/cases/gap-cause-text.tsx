import { useTranslations } from 'next-intl';
import { type Party, PartyMark } from '@/components/ui/party-mark';
import type { GapCauseCode, GapOwner } from '@/lib/case-weeks';

interface GapCauseProps {
  cause: { code: GapCauseCode; owner: GapOwner };
}

/** «väntar på SFI · skolan»: why hours are missing and who can do something about it. */
export function GapCauseText({ cause }: GapCauseProps) {
  const causes = useTranslations('gapCauses');
  const owners = useTranslations('gapOwners');
  return cause.code === 'UNKNOWN' ? causes('UNKNOWN') : `${causes(cause.code)} · ${owners(cause.owner)}`;
}

/** The same in a row of a list: an owner that is a party is its letter. */
export function GapCauseShort({ cause }: GapCauseProps) {
  const causes = useTranslations('gapCauses');
  if (!isParty(cause.owner)) return <GapCauseText cause={cause} />;
  return (
    <>
      {causes(cause.code)} <PartyMark party={cause.owner} />
    </>
  );
}

function isParty(owner: GapOwner): owner is Party {
  return owner === 'MUNICIPALITY' || owner === 'EMPLOYMENT_SERVICE' || owner === 'PROVIDER';
}
