import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { WaitingFor } from '@/components/ui/party-mark';
import { EmptyState } from '@/components/ui/states';
import { ConsultationStatusTag } from '@/components/ui/tags';
import type { ConsultationState, ConsultingParty, WaitingClocks } from '@/lib/consultations';
import { formatDay } from '@/lib/time';
import { WaitedClocks } from './consultation-clocks';
import { consultationStatusOf } from './consultation-status';

interface ConsultationRow {
  consultationId: string;
  kind: string;
  /** It is about a longer period of a referral that runs. */
  isExtension: boolean;
  /** Where the referral leads; null of what is about no referral. */
  providerName: string | null;
  requestedOn: string;
  state: ConsultationState;
  waitingFor: ConsultingParty | null;
  workingDaysLeft: number | null;
  waitedWorkingDays: WaitingClocks;
  conclusion: string | null;
  settledAs: string | null;
}

/** The samråd of a case in the order that they are given: where each stands and whose turn it is. */
export function CaseConsultationList({ caseId, consultations }: { caseId: string; consultations: ConsultationRow[] }) {
  const t = useTranslations('consultation');
  if (consultations.length === 0)
    return <EmptyState title={t('noConsultations')}>{t('noConsultationsHelp')}</EmptyState>;
  return (
    <DataTable
      caption={t('consultations')}
      head={
        <>
          <HeadCell>{t('metaTitle')}</HeadCell>
          <HeadCell>{t('columns.requested')}</HeadCell>
          <HeadCell>{t('columns.state')}</HeadCell>
          <HeadCell>{t('columns.turn')}</HeadCell>
          <HeadCell>{t('columns.waited')}</HeadCell>
        </>
      }
    >
      {consultations.map((each) => (
        <DataRow key={each.consultationId}>
          <RowHead>
            <Link href={`/arenden/${caseId}/samrad/${each.consultationId}`} prefetch={false}>
              <Matter {...each} />
            </Link>
          </RowHead>
          <DataCell label={t('columns.requested')}>{formatDay(each.requestedOn)}</DataCell>
          <DataCell label={t('columns.state')}>
            <ConsultationStatusTag status={consultationStatusOf(each)} />
          </DataCell>
          <DataCell label={t('columns.turn')}>
            {each.waitingFor ? (
              <WaitingFor
                party={each.waitingFor}
                {...(each.workingDaysLeft === null ? {} : { workingDaysLeft: each.workingDaysLeft })}
              />
            ) : null}
          </DataCell>
          <DataCell label={t('columns.waited')}>
            <WaitedClocks waited={each.waitedWorkingDays} />
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}

function Matter({ kind, isExtension, providerName }: ConsultationRow) {
  const t = useTranslations('consultation');
  if (providerName !== null) return t(isExtension ? 'extensionAt' : 'referralTo', { provider: providerName });
  return t(`kinds.${kind}`);
}
