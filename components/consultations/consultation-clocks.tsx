import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { PartyMark } from '@/components/ui/party-mark';
import type { ConsultingParty, WaitingClocks } from '@/lib/consultations';
import { formatDay, type IsoDay } from '@/lib/time';

/** The two clocks: how long the samråd has waited for each party, which of them runs, and until when that party has. */
export function ConsultationClocks({
  waited,
  waitingFor,
  dueOn,
}: {
  waited: WaitingClocks;
  waitingFor: ConsultingParty | null;
  /** Null where no time is agreed. */
  dueOn: IsoDay | null;
}) {
  const t = useTranslations('consultation');
  const isRunning = (party: ConsultingParty) => {
    if (waitingFor !== party) return undefined;
    return dueOn ? t('clockRunsUntil', { day: formatDay(dueOn) }) : t('clockRuns');
  };
  return (
    <DefinitionList
      items={[
        { term: t('clockMunicipality'), value: waited.municipality, note: isRunning('MUNICIPALITY') },
        { term: t('clockEmploymentService'), value: waited.employmentService, note: isRunning('EMPLOYMENT_SERVICE') },
      ]}
    />
  );
}

/** Both clocks on one line: «K 2 · A 3». */
export function WaitedClocks({ waited }: { waited: WaitingClocks }) {
  const t = useTranslations('consultation');
  return (
    <span title={t('clocks')}>
      <PartyMark party="MUNICIPALITY" /> {waited.municipality} · <PartyMark party="EMPLOYMENT_SERVICE" />{' '}
      {waited.employmentService}
    </span>
  );
}
